import { CircleHelp, SlidersVertical } from 'lucide-react';
import { IconButton } from '#web/ui/button.tsx';

/** The buttons of the top bar that open the console's own dialogs. */
export function ShellButtons({ onOpen }: { onOpen: (dialog: 'keyboard' | 'preferences') => void }) {
  return (
    <>
      {/* A phone has no keyboard, and needs the room. */}
      <span className="hidden sm:flex">
        <IconButton
          label="Keyboard"
          icon={<CircleHelp size={16} aria-hidden />}
          onClick={() => onOpen('keyboard')}
        />
      </span>
      <IconButton
        label="Preferences"
        icon={<SlidersVertical size={16} aria-hidden />}
        onClick={() => onOpen('preferences')}
      />
    </>
  );
}
