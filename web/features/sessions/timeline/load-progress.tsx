import { Button } from '#web/ui/button.tsx';
import type { SessionFigures } from './data/session-figures.ts';

const count = new Intl.NumberFormat('en-GB');

/** Lanes a second that may be expected: 60 % of AWS's five calls a second. */
const LANES_A_SECOND = 3;

interface LoadProgressProps {
  figures: SessionFigures;
  loadAll: boolean;
  onLoadAll: (all: boolean) => void;
  retryFailed: () => void;
}

/** How many lanes are loaded, and the way to have all of them. */
export function LoadProgress({ figures, loadAll, onLoadAll, retryFailed }: LoadProgressProps) {
  const { loaded, failed, participants } = figures;
  const left = participants - loaded - failed;
  const minutes = Math.ceil(left / LANES_A_SECOND / 60);
  return (
    <>
      <span className="whitespace-nowrap text-muted">
        {count.format(loaded)} of {count.format(participants)} loaded
        {failed > 0 && <span className="text-bad">, {count.format(failed)} failed</span>}
      </span>
      {failed > 0 && (
        <Button small onClick={retryFailed} title="Load the events of the failed lanes again">
          Try again
        </Button>
      )}
      {left > 0 && (
        <Button
          small
          onClick={() => onLoadAll(!loadAll)}
          aria-pressed={loadAll}
          title={
            loadAll
              ? 'Load only the lanes in view'
              : `Load the events of all lanes: at least one call each, about ${minutes} min`
          }
        >
          {loadAll ? 'Stop' : 'Load all'}
        </Button>
      )}
    </>
  );
}
