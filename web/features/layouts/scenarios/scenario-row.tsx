import { PencilLine, Replace, Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { type LayoutScenario, layoutScenarios } from '#shared/layouts/scenarios.ts';
import { ChangeIconButton } from '#web/components/change-button.tsx';
import { Time } from '#web/components/time.tsx';
import { Button } from '#web/ui/button.tsx';

interface ScenarioRowProps {
  scenario: LayoutScenario;
  /** How many people would replace its own. */
  people: number;
  isRunning: boolean;
  onOpen: () => void;
  /** Each of these says whether it was done. */
  onRename: (name: string) => Promise<boolean>;
  onReplace: () => Promise<boolean>;
  onRemove: () => Promise<boolean>;
}

const peopleWords = (count: number) => (count === 1 ? 'one person' : `${count} people`);

/** One kept scenario; what changes it is asked for once more in its place. */
export function ScenarioRow(props: ScenarioRowProps) {
  const { scenario, people, isRunning, onOpen, onRename, onReplace, onRemove } = props;
  const [asking, setAsking] = useState<'rename' | 'replace' | 'remove'>();
  const row = useRef<HTMLLIElement>(null);
  const ask = (what: typeof asking) => {
    setAsking(what);
    // The button that had the focus goes with what it stood in.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('input, button')?.focus());
  };
  const done = () => ask(undefined);
  const { name } = scenario;
  if (asking === 'rename') {
    return (
      <li ref={row} className="px-4 py-2">
        <RenameForm {...{ name, isRunning, onRename }} onDone={done} />
      </li>
    );
  }
  if (asking) {
    const [question, button, run] =
      asking === 'remove'
        ? [`Delete “${name}” with its ${peopleWords(scenario.people)}?`, 'Delete it', onRemove]
        : [
            `Put the ${peopleWords(people)} of now in place of the ${peopleWords(scenario.people)} of “${name}”?`,
            'Replace them',
            onReplace,
          ];
    return (
      <li ref={row} className="flex flex-wrap items-center justify-end gap-2 bg-sunken px-4 py-2">
        <span className="min-w-0 grow basis-48 wrap-anywhere">{question}</span>
        <Button small onClick={done}>
          Leave it
        </Button>
        <Button
          small
          look="primary"
          disabled={isRunning}
          onClick={() => void run().then((ok) => ok && done())}
        >
          {button}
        </Button>
      </li>
    );
  }
  return (
    <li ref={row} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
      <span className="min-w-0 grow basis-40">
        <span className="font-medium wrap-anywhere">{name}</span>{' '}
        <span className="text-muted">{peopleWords(scenario.people)}</span>
        <span className="block text-xs text-muted">
          owner {scenario.owner}, changed <Time at={scenario.changedAt} />
        </span>
      </span>
      <span className="flex items-center">
        <Button small onClick={onOpen} aria-label={`Open ${name}`}>
          Open
        </Button>
        <ChangeIconButton
          of={layoutScenarios.rename}
          label={`Rename ${name}`}
          icon={<PencilLine size={14} aria-hidden />}
          onClick={() => ask('rename')}
        />
        <ChangeIconButton
          of={layoutScenarios.save}
          label={`Replace the people of ${name}`}
          icon={<Replace size={14} aria-hidden />}
          onClick={() => ask('replace')}
        />
        <ChangeIconButton
          of={layoutScenarios.remove}
          label={`Delete ${name}`}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => ask('remove')}
        />
      </span>
    </li>
  );
}

interface RenameFormProps extends Pick<ScenarioRowProps, 'isRunning' | 'onRename'> {
  name: string;
  onDone: () => void;
}

function RenameForm({ name: before, isRunning, onRename, onDone }: RenameFormProps) {
  const [name, setName] = useState(before);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    if (name.trim() === before || (await onRename(name.trim()))) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-center gap-2">
      <input
        aria-label={`New name of ${before}`}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        className="field min-w-0 grow basis-40"
      />
      <Button small onClick={onDone}>
        Leave it
      </Button>
      <Button small type="submit" look="primary" disabled={isRunning || name.trim() === ''}>
        Rename
      </Button>
    </form>
  );
}
