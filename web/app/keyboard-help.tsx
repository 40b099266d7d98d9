import { Dialog } from '#web/ui/dialog.tsx';
import { KeyCap } from '#web/ui/key-cap.tsx';
import { usePreferences } from '#web/ui/preferences-store.ts';
import { useRegisteredShortcuts } from '#web/ui/shortcuts.ts';

const ALWAYS = [
  { keys: 'Tab', label: 'Next control' },
  { keys: 'Enter', label: 'Open what has the focus' },
  { keys: 'Esc', label: 'Close what is open' },
];

/** What can be pressed on this page, as the parts of the page have registered it. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const offered = useRegisteredShortcuts();
  const { shortcuts } = usePreferences();
  const byLabel = new Map(offered.map((shortcut) => [shortcut.label, shortcut]));
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard">
      {!shortcuts && (
        <p className="bg-warn-tint px-4 py-2 text-warn">
          Single-key shortcuts are off. Preferences turns them on.
        </p>
      )}
      <dl className="gap-x-8 px-4 pt-1 pb-3 sm:columns-2">
        {[...byLabel.values(), ...ALWAYS].map(({ keys, label }) => (
          <div
            key={label}
            className="flex min-h-9 break-inside-avoid items-center justify-between gap-4 border-b border-line"
          >
            <dt>{label}</dt>
            <dd>
              <KeyCap keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
