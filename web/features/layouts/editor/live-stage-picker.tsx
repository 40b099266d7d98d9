import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { stages } from '#shared/stages/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { byText } from '#web/lib/order.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { loadLivePeople } from './live-people.ts';
import type { Change } from './use-editor.ts';

/** Fills the scenario with the people of a stage that is live. Stages are asked for when somebody reaches for it. */
export function LiveStagePicker({ change }: { change: Change }) {
  const connection = useConnectionId();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(false);
  const [words, setWords] = useState('');
  const list = useWholeList(stages.list, wanted ? { connection } : undefined);
  const live =
    list.state === 'ready'
      ? list.items
          .filter(({ activeSessionId }) => activeSessionId)
          .map(({ arn, name }) => ({ id: idOf(arn), label: name || idOf(arn) }))
          .toSorted((one, other) => byText(one.label, other.label))
      : [];
  const use = async (stageId: string) => {
    if (stageId === '') return;
    setWords('Loading the people of the stage…');
    try {
      const found = await loadLivePeople(client, connection, stageId);
      if (found.kind === 'not-live') {
        setWords('The stage is not live any more.');
        return;
      }
      const { arn, name, people, more } = found;
      change((before) => ({ ...before, people, shown: people.length, live: { arn, name } }));
      setWords(
        more > 0
          ? `The first ${people.length} of ${people.length + more} who publish.`
          : people.length === 0
            ? 'Nobody publishes there.'
            : '',
      );
    } catch (error) {
      setWords(`Not loaded: ${failureWords(asFailure(error)).title}.`);
    }
  };
  return (
    <>
      <select
        aria-label="Use a live stage"
        className="field min-w-0 grow basis-32"
        value=""
        onFocus={() => setWanted(true)}
        onPointerDown={() => setWanted(true)}
        onChange={(event) => void use(event.target.value)}
      >
        <option value="">
          {wanted && list.state === 'loading' ? 'Loading stages…' : 'Use a live stage…'}
        </option>
        {live.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <output className={words === '' ? 'sr-only' : 'basis-full text-xs text-muted'}>{words}</output>
    </>
  );
}
