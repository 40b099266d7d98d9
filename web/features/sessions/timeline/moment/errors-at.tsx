import { explainError } from '#shared/participants/error-explanations.ts';
import { lookOfEvent } from '#web/components/event-looks.ts';
import { Time } from '#web/components/time.tsx';
import { nameOf } from '../data/event-kind.ts';
import { CODE_MASK } from '../data/lane-events.ts';
import type { TimelineStore } from '../data/store.ts';
import { PersonLink } from './person-link.tsx';
import type { ErrorAt } from './state-at.ts';

const AT_MOST = 20;

interface ErrorsAtProps {
  errors: readonly ErrorAt[];
  store: TimelineStore;
  laneHref: (id: string) => string;
}

/** The errors within a minute to both sides of the moment. */
export function ErrorsAt({ errors, store, laneHref }: ErrorsAtProps) {
  if (errors.length === 0) return <p className="text-muted">None, as far as the lanes are loaded.</p>;
  return (
    <>
      <ul aria-label="Errors within a minute" className="flex flex-col">
        {errors.slice(0, AT_MOST).map(({ at: { lane }, event, time }) => {
          const { codes, kinds, subjects } = lane.events;
          const code = store.errorCodes.text((codes[event] ?? 0) & CODE_MASK);
          const remote = store.subjects.text(subjects[event] ?? 0);
          return (
            <li key={`${lane.id} ${event}`} className="flex flex-wrap items-baseline gap-x-2">
              <Time at={new Date(time).toISOString()} form="time" />
              <PersonLink id={lane.id} lane={lane} href={laneHref(lane.id)} />
              <span className="text-bad">{lookOfEvent(nameOf(kinds[event] ?? 0)).word}</span>
              {code && <span>{explainError(code)?.title ?? code}</span>}
              {code && explainError(code) && <code className="font-mono text-2xs text-muted">{code}</code>}
              {remote && (
                <span>
                  about <PersonLink id={remote} lane={store.lane(remote)} href={laneHref(remote)} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {errors.length > AT_MOST && (
        <p className="text-xs text-muted">
          And {errors.length - AT_MOST} more: the table of events below lists all of them.
        </p>
      )}
    </>
  );
}
