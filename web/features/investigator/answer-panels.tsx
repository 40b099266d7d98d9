import type { Answered } from '#shared/investigator/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { copyText } from '#web/ui/clipboard.ts';
import { ConclusionPanel } from './conclusion-panel.tsx';
import { ExplainedErrors } from './explained-errors.tsx';
import { KeepAnswer } from './keep-answer.tsx';
import { LadderPanel } from './ladder-panel.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { ticketText } from './ticket-text.ts';

interface AnswerPanelsProps {
  answer: Answered;
  asOf: string;
  calls: number;
  stage: string;
  region: string | undefined;
  zone: string;
  /** By which it can be kept; absent for one that is kept already. */
  answerId?: string | undefined;
}

/** The answer and all that it rests on. */
export function AnswerPanels({ answer, asOf, calls, answerId, ...about }: AnswerPanelsProps) {
  const copy = async () => {
    const done = await copyText(ticketText({ answer, asOf, link: location.href, ...about }));
    announce(done ? 'Text for the ticket copied' : 'Not copied: the browser refused');
  };
  return (
    <>
      <ConclusionPanel answer={answer} />
      <div className="flex flex-wrap items-center gap-3 text-xs text-muted">
        <Button onClick={() => void copy()}>Copy as Markdown for a ticket</Button>
        {answerId !== undefined && <KeepAnswer answerId={answerId} />}
        {calls === 1 ? '1 call of AWS' : `${calls} calls of AWS`}
      </div>
      <LanesPanel answer={answer} asOf={asOf} />
      <LadderPanel rungs={answer.rungs} />
      <ExplainedErrors answer={answer} />
      <Panel title="What this data cannot tell">
        <ul className="flex list-disc flex-col gap-1 py-3 pr-4 pl-9">
          {answer.cannotTell.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
