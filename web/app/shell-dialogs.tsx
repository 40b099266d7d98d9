import { Palette } from '#web/features/palette/palette.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Navigation } from './navigation.tsx';
import { PALETTE_PAGES } from './palette-pages.ts';
import { PreferencesDialog } from './preferences-dialog.tsx';

export type ShellDialog = 'navigation' | 'preferences' | 'keyboard' | 'palette';

interface ShellDialogsProps {
  open: ShellDialog | undefined;
  onClose: () => void;
}

/** The dialogs of the shell: a chunk of its own, fetched when the first one is opened. */
export function ShellDialogs({ open, onClose }: ShellDialogsProps) {
  return (
    <>
      <Dialog open={open === 'navigation'} onClose={onClose} title="Navigation" shape="drawer">
        <Navigation shape="drawer" onChoose={onClose} />
      </Dialog>
      <PreferencesDialog open={open === 'preferences'} onClose={onClose} />
      <KeyboardHelp open={open === 'keyboard'} onClose={onClose} />
      <Palette open={open === 'palette'} onClose={onClose} pages={PALETTE_PAGES} />
    </>
  );
}
