import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type LayoutScenario, layoutScenarios, type ScenarioContent } from '#shared/layouts/scenarios.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { useKeptChange } from '../use-kept-change.ts';
import { KeepScenarioForm } from './keep-scenario-form.tsx';
import { ScenarioRow } from './scenario-row.tsx';

interface ScenariosDialogProps {
  open: boolean;
  /** Who is looked at now, as they would be kept. */
  content: ScenarioContent;
  onOpen: (content: ScenarioContent) => void;
  onClose: () => void;
}

/** Scenarios that are kept by name: keep the people of now, open, rename, replace, delete. */
export function ScenariosDialog(props: ScenariosDialogProps) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Kept scenarios">
      <Scenarios {...props} />
    </Dialog>
  );
}

function Scenarios({ content, onOpen, onClose }: ScenariosDialogProps) {
  const connection = useConnectionId();
  const client = useQueryClient();
  const list = useQuery(q(layoutScenarios.list, { connection }));
  const create = useKeptChange(layoutScenarios.create);
  const rename = useKeptChange(layoutScenarios.rename);
  const save = useKeptChange(layoutScenarios.save);
  const remove = useKeptChange(layoutScenarios.remove);
  const changes = [create, rename, save, remove];
  const [unread, setUnread] = useState<unknown>();
  const error = unread ?? list.error;
  const failure = changes.find((change) => change.failure)?.failure ?? (error ? asFailure(error) : undefined);
  const begin = () => {
    setUnread(undefined);
    for (const change of changes) change.clear();
  };
  const open = async ({ id, name }: LayoutScenario) => {
    begin();
    try {
      const scenario = await client.fetchQuery(q(layoutScenarios.get, { connection, scenarioId: id }));
      onOpen(scenario.content);
      announce(`${name} opened`);
      onClose();
    } catch (problem) {
      setUnread(problem);
    }
  };
  return (
    <div className="flex flex-col">
      <KeepScenarioForm
        people={content.people.length}
        isRunning={create.isRunning}
        onKeep={async (name) => {
          begin();
          const made = await create.run({ connection, body: { name, content } });
          if (made) announce(`${made.name} kept`);
          return made !== undefined;
        }}
      />
      {failure && (
        <p role="alert" className="bg-bad-tint px-4 py-2 text-bad">
          {failureWords(failure).title}. {failure.message}
        </p>
      )}
      {list.data?.items.length === 0 && (
        <EmptyNote title="No scenario is kept yet">
          A kept scenario has people with their cameras, attributes and times of joining, to look at any
          layout with.
        </EmptyNote>
      )}
      {list.isPending && <p className="px-4 py-3 text-muted">Loading the kept scenarios…</p>}
      <ul className="divide-y divide-line" aria-label="Kept scenarios">
        {list.data?.items.map((scenario) => {
          const at = { connection, scenarioId: scenario.id };
          return (
            <ScenarioRow
              key={scenario.id}
              scenario={scenario}
              people={content.people.length}
              isRunning={changes.some(({ isRunning }) => isRunning)}
              onOpen={() => void open(scenario)}
              onRename={async (name) => {
                begin();
                return (await rename.run({ ...at, body: { name } })) !== undefined;
              }}
              onReplace={async () => {
                begin();
                const body = { basedOn: scenario.revision, content };
                return (await save.run({ ...at, body })) !== undefined;
              }}
              onRemove={async () => {
                begin();
                return (await remove.run(at)) !== undefined;
              }}
            />
          );
        })}
      </ul>
    </div>
  );
}
