import { Link } from 'react-router';
import { NameList } from './name-list.tsx';
import { PersonLink } from './person-link.tsx';
import { type Publisher, type Receiver, receptionOf } from './reception.ts';

const count = new Intl.NumberFormat('en-GB');

interface ReceptionSummaryProps {
  publishers: readonly Publisher[];
  receivers: readonly Receiver[];
  laneHref: (id: string) => string;
  investigateHref: (receiver: string, publisher: string) => string;
}

/** Of many receivers a count for each publisher, and those by name who did not receive it. */
export function ReceptionSummary({
  publishers,
  receivers,
  laneHref,
  investigateHref,
}: ReceptionSummaryProps) {
  return (
    <ul aria-label="Who received whom, by publisher" className="border-t border-line">
      {publishers.map((publisher) => {
        const { received, notBy, unknown } = receptionOf(publisher, receivers);
        const others = received + notBy.length;
        return (
          <li key={publisher.id} className="flex flex-col gap-1 border-b border-line px-4 py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <PersonLink id={publisher.id} lane={publisher.lane} href={laneHref(publisher.id)} />
              <span>
                received by {count.format(received)} of {count.format(others)}
              </span>
              {unknown.length > 0 && (
                <span className="hatched rounded-xs px-1">
                  <span className="rounded-xs bg-surface px-1 text-xs text-muted">
                    {count.format(unknown.length)} unknown
                  </span>
                </span>
              )}
            </p>
            {notBy.length > 0 && (
              <div className="flex flex-col gap-1">
                <p className="text-xs text-bad">Did not receive: {count.format(notBy.length)}</p>
                <NameList
                  label="Who did not receive"
                  people={notBy.map(({ id, lane }) => ({
                    id,
                    lane,
                    note: (
                      <Link to={investigateHref(id, publisher.id)} className="link inline-block min-h-6">
                        why?
                      </Link>
                    ),
                  }))}
                  laneHref={laneHref}
                  none=""
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
