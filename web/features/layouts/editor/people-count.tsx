import { memo, useEffect, useState } from 'react';
import type { Canvas } from '#shared/layouts/canvas.ts';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { classNames } from '#web/lib/class-names.ts';
import { runsOf, verdicts } from './breaking-point.ts';
import { showPeople } from './model.ts';
import type { Change } from './use-editor.ts';

interface PeopleCountProps {
  count: number;
  most: number;
  layout: EffectiveLayout;
  canvas: Canvas;
  people: readonly Person[];
  change: Change;
}

/** How many people are on the stage, to be drawn along; below it, with how many the layout breaks. */
export function PeopleCount({ count, most, layout, canvas, people, change }: PeopleCountProps) {
  return (
    <div className="border-b border-line px-4 py-2">
      <label className="flex items-center justify-between" htmlFor="people-count">
        On the stage
        <output htmlFor="people-count" className="font-semibold">
          {count} {count === 1 ? 'person' : 'people'}
        </output>
      </label>
      <input
        id="people-count"
        type="range"
        min={0}
        max={most}
        value={count}
        onChange={(event) => {
          const wanted = Number(event.target.value);
          change((before) => showPeople(before, wanted), 'shown');
        }}
        className="h-6 w-full accent-(--color-accent-strong)"
      />
      <BreakingPoint {...{ layout, canvas, people, change }} />
    </div>
  );
}

type BreakingPointProps = Pick<PeopleCountProps, 'layout' | 'canvas' | 'people' | 'change'>;

const REST_MS = 150;

/** Twelve drawings and their checks: done when the hand has come to rest, because the picture itself comes first. */
const BreakingPoint = memo(function BreakingPoint(props: BreakingPointProps) {
  const { layout, canvas, people, change } = props;
  const [all, setAll] = useState(() => verdicts(layout, canvas, people));
  useEffect(() => {
    const timer = setTimeout(() => setAll(verdicts(layout, canvas, people)), REST_MS);
    return () => clearTimeout(timer);
  }, [layout, canvas, people]);
  const broken = all.filter(({ worst }) => worst);
  const [first] = broken;
  return (
    <>
      <span className="grid grid-cols-12 gap-0.5" aria-hidden>
        {all.map(({ count, worst }) => (
          <button
            key={count}
            type="button"
            tabIndex={-1}
            title={worst ? `${count}: ${worst.title}` : `${count}`}
            onClick={() => change((before) => showPeople(before, count))}
            className={classNames(
              'h-6 cursor-pointer border-b-4 text-2xs text-muted',
              !worst && 'border-live',
              worst?.severity === 'warning' && 'border-warn border-dashed',
              worst?.severity === 'error' && 'border-bad border-double',
            )}
          >
            {count}
          </button>
        ))}
      </span>
      <span className="block text-xs text-muted">
        {first?.worst
          ? `With ${runsOf(broken.map(({ count }) => count))}: ${first.worst.title}.`
          : 'Holds with any number from 1 to 12.'}
      </span>
    </>
  );
});
