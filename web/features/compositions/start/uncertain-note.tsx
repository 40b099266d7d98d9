import { Link } from 'react-router';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';

interface UncertainNoteProps {
  isRunning: boolean;
  stageId: string;
  onAgain: () => void;
  onChange: () => void;
}

/** The request was sent and its answer lost: what that means, and the two safe ways on. */
export function UncertainNote({ isRunning, stageId, onAgain, onChange }: UncertainNoteProps) {
  const connection = useConnectionId();
  return (
    <div role="alert" className="flex flex-col gap-2 border-l-2 border-warn bg-warn-tint px-4 py-3">
      <p className="font-semibold">It may have been started</p>
      <p>
        The request was sent and its answer was lost. Sent again with the same key, AWS starts nothing a
        second time and answers the composition that it has started, if it has.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" aria-disabled={isRunning} onClick={onAgain}>
          {isRunning ? 'Asking AWS…' : 'Send again with the same key'}
        </Button>
        <Button disabled={isRunning} onClick={onChange}>
          Change the request, with a new key
        </Button>
        <Link
          to={`${paths.compositions(connection)}?stage=${encodeURIComponent(stageId)}`}
          className="link inline-flex min-h-6 items-center"
        >
          Look at the compositions of the stage
        </Link>
      </div>
      <p className="text-xs">
        With another request AWS takes the key for misused, and with another key it starts one more: look
        first.
      </p>
    </div>
  );
}
