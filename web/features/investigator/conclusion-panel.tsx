import type { Answered } from '#shared/investigator/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { ConclusionMark } from './verdict-looks.tsx';

/** The answer: the cause, what proves it, what to do, and what else would have sufficed. */
export function ConclusionPanel({ answer }: { answer: Answered }) {
  const { conclusion, others } = answer;
  return (
    <Panel title="Answer">
      <div className="flex flex-col gap-2 px-4 py-3">
        <ConclusionMark conclusion={conclusion} />
        <p className="text-md font-medium break-words">{conclusion.words}</p>
        {conclusion.whatToDo !== undefined && (
          <p>
            <span className="font-medium">What to do:</span> {conclusion.whatToDo}
          </p>
        )}
        <EvidenceList evidence={conclusion.evidence} />
        {others.length > 0 && (
          <section aria-label="Also wrong">
            <h3 className="font-medium">Also wrong, each sufficing by itself</h3>
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {others.map(({ cause, words, evidence }) => (
                <li key={cause}>
                  {words}
                  <EvidenceList evidence={evidence} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  );
}
