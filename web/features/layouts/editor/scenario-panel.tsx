import { useMemo, useState } from 'react';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import { orderWords } from '#shared/layouts/geometry/order-words.ts';
import { Panel } from '#web/components/panel.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { ScenariosDialog } from '../scenarios/scenarios-dialog.tsx';
import { LiveStagePicker } from './live-stage-picker.tsx';
import { useEditorActs, useEditorLater } from './editor-context.tsx';
import { scenarioOf, withScenario } from './model.ts';
import { PeopleCount } from './people-count.tsx';
import { PersonRow } from './person-row.tsx';
import { SCENARIOS } from './scenarios.ts';

const WHERE = { tile: '', featured: 'featured', window: 'in the window' } as const;

/** Who is on the stage: made up, or the people of a stage that is live. */
export function ScenarioPanel() {
  const { state, layout, drawing } = useEditorLater();
  const { people, shown, live } = state;
  const { change } = useEditorActs();
  const attributes = useMemo(() => attributesOf(layout), [layout]);
  const [isChoosing, setIsChoosing] = useState(false);
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
            change((before) =>
              withScenario(before, { people: [...scenario.people], shown: scenario.people.length }),
            );
            announce(`${scenario.label} taken`);
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
        <Button small onClick={() => setIsChoosing(true)}>
          Kept scenarios…
        </Button>
        <ScenariosDialog
          open={isChoosing}
          content={scenarioOf(state)}
          onOpen={(content) => change((before) => withScenario(before, content))}
          onClose={() => setIsChoosing(false)}
        />
      </div>
      {live && (
        <p className="border-b border-line bg-info-tint px-4 py-2 text-xs text-info">
          Names, attributes and order of arrival are real. The API does not tell whether somebody’s video is
          stopped or what shape it has: taken as running, 16:9.
        </p>
      )}
      <PeopleCount />
      <div className="max-h-120 overflow-y-auto">
        {people.slice(0, shown).map((person, index) => (
          <PersonRow
            key={person.id}
            {...{ person, index, attributes }}
            reason={reasonOf(person.id)}
            isReal={live !== undefined}
            where={whereOf(person.id)}
          />
        ))}
      </div>
    </Panel>
  );
}

/** The attributes that a layout looks at, each once. */
function attributesOf(layout: EffectiveLayout): string[] {
  const names = [
    layout.featuredParticipantAttribute,
    layout.kind === 'pip' ? layout.pipParticipantAttribute : '',
    layout.participantOrderAttribute,
  ];
  return [...new Set(names.filter((name) => name !== ''))];
}
