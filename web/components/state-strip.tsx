import { classNames } from '#web/lib/class-names.ts';
import { inZone } from '#web/lib/instant.ts';
import { StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';
import { useZone } from '#web/ui/preferences-store.ts';
import { lookOf, type StateKind } from './states.ts';

/** One row of the strip: a thing and its states one after the other. Times are ISO 8601. */
export interface StripRow {
  id: string;
  label: string;
  kind: StateKind;
  /** `state` undefined: nobody looked. */
  stretches: readonly { state: string | undefined; from: string; to: string }[];
}

const TINTS: Record<Tone, string> = {
  live: 'bg-live-tint',
  warn: 'bg-warn-tint',
  bad: 'bg-bad-tint',
  info: 'bg-info-tint',
  neutral: 'bg-sunken',
};

/** A state that took no time to speak of must still be seen. */
const LEAST_PER_CENT = 1.2;

/**
 * States on one axis of time, told by shape, word and colour. It is for the eye: whoever draws it puts the same beside it
 * as a table.
 */
export function StateStrip({ rows, from, to }: { rows: readonly StripRow[]; from: string; to: string }) {
  const zone = useZone();
  const begin = Date.parse(from);
  const length = Math.max(1000, Date.parse(to) - begin);
  const place = (at: string) => Math.min(100, Math.max(0, ((Date.parse(at) - begin) / length) * 100));
  return (
    <div aria-hidden className="flex flex-col gap-1 px-4 py-3 text-xs">
      {rows.map(({ id, label, kind, stretches }) => (
        <div key={id} className="grid gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-center">
          <span className="truncate text-muted" title={label}>
            {label}
          </span>
          <div className="relative h-6 rounded-xs bg-canvas">
            {stretches.map(({ state, from: start, to: end }) => {
              const look = state === undefined ? undefined : lookOf(kind, state);
              const left = Math.min(place(start), 100 - LEAST_PER_CENT);
              return (
                <span
                  key={`${start} ${state}`}
                  title={look?.word ?? 'not looked at'}
                  className={classNames(
                    'absolute inset-y-0 flex items-center gap-1 overflow-hidden border-l border-line px-1 whitespace-nowrap',
                    look ? TINTS[look.tone] : 'hatched',
                  )}
                  style={{ left: `${left}%`, width: `${Math.max(LEAST_PER_CENT, place(end) - left)}%` }}
                >
                  {look && <StateMark tone={look.tone} shape={look.shape} />}
                  <span className={classNames('font-medium', look ? toneText[look.tone] : 'text-muted')}>
                    {look?.word ?? 'not seen'}
                  </span>
                </span>
              );
            })}
          </div>
        </div>
      ))}
      <div className="grid gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <span className="max-sm:hidden" />
        <span className="flex justify-between text-muted tabular-nums">
          {[from, to].map((at, index) => {
            const parts = inZone(at, zone);
            return (
              <span key={index === 0 ? 'from' : 'to'}>{parts ? `${parts.time} ${parts.zone}` : at}</span>
            );
          })}
        </span>
      </div>
    </div>
  );
}
