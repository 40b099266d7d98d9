import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface UnsavedGuardProps {
  /** Whether something would be lost. */
  when: boolean;
  /** As in a sentence: `what you have prepared`. */
  what: string;
  /** It is kept over a reload: then nothing is asked when the tab is reloaded or closed. */
  survivesReload?: boolean;
  /** Told when the page is left all the same. */
  onLeave?: () => void;
}

/** Asks before a page with something unsent in it is left, whether by a link, by Back, or by closing the tab. */
export function UnsavedGuard({ when, what, survivesReload = false, onLeave }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  const asks = when && !survivesReload;
  useEffect(() => {
    if (!asks) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [asks]);
  return (
    <Dialog open={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title="Leave this page?">
      <div className="flex flex-col gap-3 p-4">
        <p>With this page goes {what}.</p>
        <span className="flex justify-end gap-2">
          <Button onClick={() => blocker.reset?.()}>Stay</Button>
          <Button
            look="primary"
            onClick={() => {
              onLeave?.();
              blocker.proceed?.();
            }}
          >
            Leave
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
