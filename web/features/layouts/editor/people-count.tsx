import { memo, useEffect, useMemo, useState } from 'react';
import { MOST_PEOPLE } from '#shared/layouts/scenarios.ts';
import { classNames } from '#web/lib/class-names.ts';
import { runsOf, verdicts } from './breaking-point.ts';
import { useEditorActs, useEditorLater, useEditorNow } from './editor-context.tsx';
import { showPeople } from './model.ts';

/** How many people are on the stage, to be drawn along; below it, with how many the layout breaks. */
export function PeopleCount() {
  const { people, shown, live } = useEditorNow().state;
  const { change } = useEditorActs();
  const most = live ? people.length : MOST_PEOPLE;
  const slider = useMemo(
    () => (
      <>
        <label className="flex items-center justify-between" htmlFor="people-count">
          On the stage
          <output htmlFor="people-count" className="font-semibold">
            {shown} {shown === 1 ? 'person' : 'people'}
          </output>
        </label>
        <input
          id="people-count"
          type="range"
          min={0}
          max={most}
          value={shown}
          onChange={(event) => {
            const wanted = Number(event.target.value);
            change((before) => showPeople(before, wanted), 'shown');
          }}
          className="h-6 w-full accent-(--color-accent-strong)"
        />
      </>
    ),
    [shown, most, change],
  );
  return (
    <div className="border-b border-line px-4 py-2">
      {slider}
      <BreakingPoint />
    </div>
  );
}

const REST_MS = 150;

/** Twelve drawings and their checks: done when the hand has come to rest, because the picture itself comes first. */
const BreakingPoint = memo(function BreakingPoint() {
  const { layout, state } = useEditorLater();
  const { canvas, people } = state;
  const { change } = useEditorActs();
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
