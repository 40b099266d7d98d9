import { allZones } from '#web/lib/zones.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { ComboBox } from '#web/ui/lazy-combo-box.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { TimeChoice } from './use-timeline-choices.ts';

const COUNTS = [
  { value: 'clock', label: 'Clock' },
  { value: 'offset', label: 'Since the start' },
] as const;

const NONE = '';

interface TimeOptionsProps {
  choice: TimeChoice;
  onChoose: (choice: TimeChoice) => void;
  onClose: () => void;
}

/** By which clocks this timeline counts. Every choice applies at once. */
export function TimeOptions({ choice, onChoose, onClose }: TimeOptionsProps) {
  const zones = allZones().map((zone) => ({ value: zone, label: zone }));
  return (
    <Dialog open onClose={onClose} title="Times of the timeline">
      <div className="divide-y divide-line px-4 py-1">
        <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <p className="min-w-0 grow basis-40 font-medium">Time zone</p>
          <ComboBox
            label="Time zone of the timeline"
            value={choice.zone}
            options={zones}
            nothingFound="No zone has this name."
            onChange={(zone) => onChoose({ ...choice, zone })}
          />
        </div>
        <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <div className="min-w-0 grow basis-40">
            <p className="font-medium">Second zone</p>
            <p className="text-xs text-muted">Such as the customer’s; shown beside the first.</p>
          </div>
          <ComboBox
            label="Second zone"
            value={choice.secondZone ?? NONE}
            options={[{ value: NONE, label: 'None' }, ...zones]}
            nothingFound="No zone has this name."
            onChange={(zone) => onChoose({ ...choice, secondZone: zone === NONE ? undefined : zone })}
          />
        </div>
        <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <p className="min-w-0 grow basis-40 font-medium">Times are counted</p>
          <Segmented
            label="Times are counted"
            value={choice.offset ? 'offset' : 'clock'}
            options={COUNTS}
            onChange={(count) => onChoose({ ...choice, offset: count === 'offset' })}
          />
        </div>
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        In the address, so that a link shows the same. The second zone and how times are counted are also kept
        in this browser.
      </p>
    </Dialog>
  );
}
