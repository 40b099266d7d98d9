import { laneName } from '../readout-words.ts';
import { PersonLink } from './person-link.tsx';
import { cellOf, type Publisher, type Receiver } from './reception.ts';
import { ReceptionCell } from './reception-cell.tsx';

interface ReceptionMatrixProps {
  publishers: readonly Publisher[];
  receivers: readonly Receiver[];
  laneHref: (id: string) => string;
  /** Where it is found out why one did not receive the other. */
  investigateHref: (receiver: string, publisher: string) => string;
}

const HEAD = 'border-b border-line bg-sunken px-2 py-1 text-left align-bottom text-xs font-medium text-muted';
const WHY: Record<Publisher['by'], string | undefined> = {
  'own-events': undefined,
  'not-loaded': 'own events not loaded',
  'received-only': 'was not publishing',
};

export const nameOf = ({ id, lane }: Pick<Publisher, 'id' | 'lane'>): string => (lane ? laneName(lane) : id);

/** Receivers down, publishers across. */
export function ReceptionMatrix({ publishers, receivers, laneHref, investigateHref }: ReceptionMatrixProps) {
  return (
    <section
      aria-label="Who received whom, as a matrix"
      className="max-h-96 overflow-auto border-t border-line"
      // It scrolls, so it must be reachable from the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table aria-label="Who received whom" className="border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} sticky top-0 left-0 z-20 pl-4`}>
              <span className="block w-28 sm:w-40">Receiver, then whom</span>
            </th>
            {publishers.map(({ id, lane, by }) => (
              <th key={id} scope="col" className={`${HEAD} sticky top-0 z-10`}>
                <span className="block w-24 truncate">
                  <PersonLink id={id} lane={lane} href={laneHref(id)} />
                </span>
                {WHY[by] && <span className="block w-24 font-normal">{WHY[by]}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {receivers.map((receiver) => (
            <tr key={receiver.id} className="hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 z-10 border-b border-line bg-surface px-2 pl-4 text-left font-normal"
              >
                <span className="block w-28 truncate sm:w-40">
                  <PersonLink id={receiver.id} lane={receiver.lane} href={laneHref(receiver.id)} />
                </span>
              </th>
              {publishers.map((publisher) => (
                <td key={publisher.id} className="h-7 border-b border-line px-2 whitespace-nowrap">
                  <ReceptionCell
                    cell={cellOf(receiver, publisher)}
                    receiver={nameOf(receiver)}
                    publisher={nameOf(publisher)}
                    investigateHref={investigateHref(receiver.id, publisher.id)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
