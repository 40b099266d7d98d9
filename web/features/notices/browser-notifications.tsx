import { Button } from '#web/ui/button.tsx';
import { type NotificationState, switchNotifications, useNotificationState } from './notification-choice.ts';

const WORDS: Record<NotificationState, string> = {
  unsupported: 'This browser shows no notifications here: it has none, or wants https for them.',
  denied:
    'This browser was told not to show notifications of this site. Its site settings can allow them again.',
  off: 'This browser can notify you while the console is open in a tab you do not look at.',
  on: 'This browser notifies you of new problems while the console is open in a tab.',
};

/** Whether this browser shows new problems as notifications; asked for only here, and only by the button. */
export function BrowserNotifications() {
  const state = useNotificationState();
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line py-2 pr-2 pl-4">
      <p className="text-xs text-muted">{WORDS[state]}</p>
      {(state === 'off' || state === 'on') && (
        <Button small onClick={() => void switchNotifications(state === 'off')}>
          {state === 'off' ? 'Notify me' : 'Turn off'}
        </Button>
      )}
    </div>
  );
}
