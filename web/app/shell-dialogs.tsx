import { Dialog } from '#web/ui/dialog.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Navigation } from './navigation.tsx';
import { PreferencesDialog } from './preferences-dialog.tsx';

export type ShellDialog = 'navigation' | 'preferences' | 'keyboard';

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
    </>
  );
}
