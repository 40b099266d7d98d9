import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { orderWords } from '#shared/layouts/geometry/order-words.ts';
import { Panel } from '#web/components/panel.tsx';
import { LiveStagePicker } from './live-stage-picker.tsx';
import type { EditorState } from './model.ts';
import { PeopleCount } from './people-count.tsx';
import { PersonRow } from './person-row.tsx';
import { MOST_PEOPLE, SCENARIOS } from './scenarios.ts';
import type { Change } from './use-editor.ts';

interface ScenarioPanelProps {
  state: EditorState;
  layout: EffectiveLayout;
  drawing: Drawing;
  /** Attributes that the layout looks at. */
  attributes: readonly string[];
  change: Change;
  settle: () => void;
}

const WHERE = { tile: '', featured: 'featured', window: 'in the window' } as const;

/** Who is on the stage: made up, or the people of a stage that is live. */
export function ScenarioPanel({ state, layout, drawing, attributes, change, settle }: ScenarioPanelProps) {
  const { people, shown, live } = state;
  const whereOf = (id: string): string => {
    const slot = drawing.slots.find(({ person }) => person.id === id);
    if (slot) return WHERE[slot.role];
    return drawing.absent.some(({ person }) => person.id === id) ? 'left out' : '';
  };
  const reasonOf = (id: string): string => {
    const ranked = drawing.order.find(({ person }) => person.id === id);
    return ranked ? orderWords(ranked, layout.participantOrderAttribute) : '';
  };
  return (
    <Panel title="People" note={live ? `of ${live.name}` : 'made up'}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <select
          aria-label="Scenario"
          className="field min-w-0 grow basis-32"
          value=""
          onChange={(event) => {
            const scenario = SCENARIOS.find(({ id }) => id === event.target.value);
            if (!scenario) return;
            change((before) => ({
              ...before,
              people: scenario.people,
              shown: scenario.people.length,
              live: undefined,
            }));
          }}
        >
          <option value="">Take a scenario…</option>
          {SCENARIOS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <LiveStagePicker change={change} />
      </div>
      {live && (
        <p className="border-b border-line bg-info-tint px-4 py-2 text-xs text-info">
          Names, attributes and order of arrival are real. The API does not tell whether somebody’s video is
          stopped or what shape it has: taken as running, 16:9.
        </p>
      )}
      <PeopleCount
        count={shown}
        most={live ? people.length : MOST_PEOPLE}
        {...{ layout, people }}
        canvas={state.canvas}
        change={change}
      />
      <div className="max-h-120 overflow-y-auto">
        {people.slice(0, shown).map((person, index) => (
          <PersonRow
            key={person.id}
            {...{ person, index, attributes, change, settle }}
            reason={reasonOf(person.id)}
            isReal={live !== undefined}
            where={whereOf(person.id)}
          />
        ))}
      </div>
    </Panel>
  );
}
