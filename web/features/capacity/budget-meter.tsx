import { Link } from 'react-router';
import { classNames } from '#web/lib/class-names.ts';
import { paths } from '#web/nav/paths.ts';
import { Popover } from '#web/ui/popover.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { LevelBar } from './level-bar.tsx';
import { overallPressure, pressureOf, waitingOf } from './pressure.ts';
import { useBudget } from './use-budget.ts';

const SHOWN = 6;
const MINUTE = 60;

/** In the top bar: whether calls to AWS are free, waiting or throttled, and where to read more. */
export function BudgetMeter({ connection }: { connection: string }) {
  const { items } = useBudget(connection);
  if (items === undefined) return null;
  const { word, tone, shape, meaning, waiting } = overallPressure(items);
  const busiest = items
    .toSorted((a, b) => b.lastMinute.sent / b.quota - a.lastMinute.sent / a.quota)
    .filter((operation) => operation.lastMinute.sent > 0 || waitingOf(operation) > 0)
    .slice(0, SHOWN);
  const text = waiting > 0 ? `${waiting} waiting` : word;
  return (
    <Popover
      width={360}
      label={`Calls to AWS: ${text}. Details`}
      triggerClassName="control control-quiet control-small px-2"
      trigger={
        <span className={classNames('inline-flex items-center gap-1.5 tabular-nums', toneText[tone])}>
          <StateMark tone={tone} shape={shape} />
          <span className="max-sm:sr-only">{text}</span>
        </span>
      }
    >
      <div className="flex flex-col gap-3 p-4">
        <p className="font-semibold">Calls to AWS</p>
        <p>{meaning}</p>
        {busiest.length > 0 && (
          <table className="w-full">
            <caption className="pb-1 text-left text-xs text-muted">
              The busiest in the last minute; the line is the console’s share
            </caption>
            <tbody>
              {busiest.map((operation) => (
                <tr key={operation.operation}>
                  <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                    {operation.operation}
                  </th>
                  <td className="w-24 py-0.5">
                    <LevelBar
                      filled={operation.lastMinute.sent / MINUTE / operation.quota}
                      mark={operation.share / operation.quota}
                      tone={pressureOf(operation).tone}
                    />
                  </td>
                  <td className="py-0.5 pl-3 text-right whitespace-nowrap tabular-nums">
                    {(operation.lastMinute.sent / MINUTE).toFixed(1)} of {operation.quota} / s
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Link to={paths.capacity(connection)} className="link self-start">
          Capacity: every operation and every quota
        </Link>
      </div>
    </Popover>
  );
}
