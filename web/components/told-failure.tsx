import { useQuery } from '@tanstack/react-query';
import { type BridgeEvent, eventbridge } from '#shared/eventbridge/contract.ts';
import { explainFailure } from '#shared/eventbridge/failure-explanations.ts';
import type { Input } from '#shared/contract/endpoint.ts';
import { q } from '#web/api/query.ts';
import { Time } from './time.tsx';

type About = Input<typeof eventbridge.list>;

/** What EventBridge has told of something, and whether it tells anything at all. */
export interface ToldEvents {
  /** The newest first; undefined while it is not known. */
  items: readonly BridgeEvent[] | undefined;
  /** Whether this console takes events; undefined while it is not known. */
  on: boolean | undefined;
}

/** Asking costs AWS nothing. @param about undefined: nothing is asked */
export function useToldEvents(about: About | undefined): ToldEvents {
  const query = useQuery({
    ...q(eventbridge.list, about ?? { connection: '' }),
    enabled: about !== undefined,
    staleTime: 0,
  });
  return { items: query.data?.items, on: query.data?.feed.on };
}

interface ToldFailureProps {
  told: ToldEvents;
  /** Finds the event that tells this failure, among those of the thing. */
  isIt: (event: BridgeEvent) => boolean;
}

/** Why something failed, in AWS's words and then in ours; where nobody has told it, how it would become known. */
export function ToldFailure({ told: { items, on }, isIt }: ToldFailureProps) {
  if (items === undefined) return null;
  const event = items.find(isIt);
  if (event === undefined) return <NotTold on={on === true} />;
  const { reason, errorCode, happenedAt } = event;
  const explained = errorCode === undefined ? undefined : explainFailure(errorCode);
  return (
    <div className="flex flex-col gap-1 border-l-2 border-bad px-4 py-2.5">
      <p className="font-medium wrap-anywhere">{reason ?? 'AWS gave no reason'}</p>
      {explained && <p>{explained.meaning}</p>}
      {explained && (
        <p>
          <span className="text-muted">Look at:</span> {explained.check}
        </p>
      )}
      <p className="text-xs text-muted">
        Reason given by EventBridge at <Time at={happenedAt} />
        {errorCode !== undefined && (
          <>
            {' '}
            · <span className="font-mono">{errorCode}</span>
          </>
        )}
      </p>
    </div>
  );
}

function NotTold({ on }: { on: boolean }) {
  return (
    <p className="px-4 py-2 text-xs text-muted">
      {on
        ? 'The API gives no reason, and EventBridge has not told one: its events may be late or get lost.'
        : 'The API gives no reason; only EventBridge tells it, and this console is not connected to it.'}
    </p>
  );
}
