import { Link } from 'react-router';
import { NotGiven } from '#web/components/absent.tsx';
import { paths } from '#web/nav/paths.ts';
import type { Seat } from './seats.ts';

interface SeatTableProps {
  connection: string;
  stageId: string;
  sessionId: string;
  seats: readonly Seat[];
}

const CELL = 'px-2 py-1.5 first:pl-4 last:pr-4 align-top';
const FROM: Record<Seat['attributesFrom'], string> = {
  participant: '',
  exchange: 'from a token exchange',
  unknown: 'not known: AWS does not know this participant any more',
};

/** The picture as a table: who is where, why, and by which attributes. */
export function SeatTable({ connection, stageId, sessionId, seats }: SeatTableProps) {
  return (
    <div className="overflow-x-auto">
      <table aria-label="Who sits where" className="w-full min-w-md text-left">
        <thead className="bg-sunken text-xs text-muted">
          <tr>
            {['Order', 'Who', 'Where', 'Why', 'Attributes'].map((head) => (
              <th key={head} scope="col" className={`${CELL} font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {seats.map(({ participantId, name, place, where, why, attributes, attributesFrom }) => (
            <tr key={participantId}>
              <td className={`${CELL} tabular-nums`}>{place ?? <NotGiven />}</td>
              <th scope="row" className={`${CELL} font-medium`}>
                <Link
                  to={paths.participant(connection, stageId, sessionId, participantId)}
                  className="link inline-block min-h-6 wrap-anywhere"
                >
                  {name}
                </Link>
              </th>
              <td className={CELL}>{where}</td>
              <td className={`${CELL} text-muted`}>
                {why.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </td>
              <td className={`${CELL} font-mono text-xs`}>
                {Object.entries(attributes).map(([key, value]) => (
                  <span key={key} className="block wrap-anywhere">
                    {key}={value}
                  </span>
                ))}
                {Object.keys(attributes).length === 0 && attributesFrom !== 'unknown' && (
                  <NotGiven>none</NotGiven>
                )}
                {FROM[attributesFrom] !== '' && (
                  <span className="block font-sans text-muted">{FROM[attributesFrom]}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
