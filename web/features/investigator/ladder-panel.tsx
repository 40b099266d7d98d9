import type { RungShown } from '#shared/investigator/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { VerdictMark } from './verdict-looks.tsx';

/** The checks in their order, each with its verdict, what it rests on and what to do. */
export function LadderPanel({ rungs }: { rungs: readonly RungShown[] }) {
  return (
    <Panel title="The checks, one after the other">
      <ol className="divide-y divide-line">
        {rungs.map(({ id, question, verdict, words, evidence, whatToDo }) => (
          <li key={id} className="grid gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <VerdictMark verdict={verdict} />
            <div className="flex min-w-0 flex-col gap-1">
              <h3 className="font-medium">{question}</h3>
              <p className="break-words">{words}</p>
              <EvidenceList evidence={evidence} />
              {whatToDo !== undefined && (
                <p className="text-muted">
                  <span className="font-medium">What to do:</span> {whatToDo}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
