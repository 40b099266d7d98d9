import { layoutScenarios } from '#shared/layouts/scenarios.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { type FormEvent, useId, useState } from 'react';

interface KeepScenarioFormProps {
  /** How many people would be kept. */
  people: number;
  isRunning: boolean;
  /** @returns whether it was kept */
  onKeep: (name: string) => Promise<boolean>;
}

/** Asks for the name under which the people of now are kept. */
export function KeepScenarioForm({ people, isRunning, onKeep }: KeepScenarioFormProps) {
  const id = useId();
  const [name, setName] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && (await onKeep(name.trim()))) setName('');
  };
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex flex-wrap items-end gap-2 border-b border-line p-4"
    >
      <label htmlFor={id} className="flex min-w-0 grow basis-48 flex-col gap-1">
        Keep the {people === 1 ? 'one person' : `${people} people`} of now as
        <input
          id={id}
          value={name}
          maxLength={80}
          autoComplete="off"
          placeholder="Name of the scenario"
          onChange={(event) => setName(event.target.value)}
          className="field"
        />
      </label>
      <ChangeButton
        of={layoutScenarios.create}
        type="submit"
        look="primary"
        disabled={isRunning || name.trim() === ''}
      >
        Keep
      </ChangeButton>
    </form>
  );
}
