import { useId, useState } from 'react';
import type { TokenDraft } from '#shared/tokens/drafts.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { Panel } from '#web/components/panel.tsx';
import { FieldNote } from '#web/form/form-field.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { makeByAws, type Making } from '../make-tokens.ts';
import { isTold, keepTemplate, PLACES, templateProblem } from './join-link.ts';
import type { NewToken } from './made-token.ts';

/** Subscribe-only and for an hour: to see what the others see, and be seen by nobody. */
const TO_LOOK_IN: TokenDraft = { capabilities: ['SUBSCRIBE'], duration: 60, userId: 'callboard-look-in' };

interface JoinLinkPanelProps {
  stageId: string;
  template: string;
  onTemplate: (template: string) => void;
  onMade: (made: readonly NewToken[]) => void;
}

/** Where tokens lead in the customer's own application, and a token to look in oneself. */
export function JoinLinkPanel({ stageId, template, onTemplate, onMade }: JoinLinkPanelProps) {
  const id = useId();
  const problem = templateProblem(template);
  const change = (next: string) => {
    onTemplate(next);
    if (templateProblem(next) === undefined) keepTemplate(next);
  };
  return (
    <Panel title="Join link">
      <div className="flex flex-col gap-3 p-4">
        <div className="flex flex-col gap-0.5">
          <label htmlFor={id} className="font-medium">
            Address of your own application <span className="font-normal text-muted">(optional)</span>
          </label>
          <input
            id={id}
            value={template}
            placeholder="https://example.com/join#{token}"
            spellCheck={false}
            autoComplete="off"
            inputMode="url"
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-says`}
            onChange={(event) => change(event.target.value)}
            className={classNames('field w-full font-mono text-xs', problem !== undefined && 'border-bad')}
          />
          <FieldNote
            id={`${id}-says`}
            label="The address"
            problem={problem}
            hint={`${PLACES.join(', ')} are filled in. Kept in this browser.`}
          />
        </div>
        {template !== '' && problem === undefined && isTold(template) && (
          <p className="border-l-2 border-warn bg-warn-tint px-3 py-1.5 text-warn">
            The token stands before any #, so that it is sent to the server of that address and may stay in
            its logs. Behind a # it stays in the browser.
          </p>
        )}
        <LookIn stageId={stageId} onMade={onMade} hasLink={template !== '' && problem === undefined} />
      </div>
    </Panel>
  );
}

interface LookInProps {
  stageId: string;
  hasLink: boolean;
  onMade: (made: readonly NewToken[]) => void;
}

function LookIn({ stageId, hasLink, onMade }: LookInProps) {
  const connection = useConnectionId();
  const [isRunning, setRunning] = useState(false);
  const [making, setMaking] = useState<Making>();
  const make = async () => {
    if (isRunning) return;
    setRunning(true);
    const outcome = await makeByAws(connection, stageId, [{ draft: TO_LOOK_IN }]);
    setRunning(false);
    setMaking(outcome);
    if (outcome.made.length > 0) {
      onMade(outcome.made);
      announce('A token to look in was made');
    }
  };
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Button onClick={({ detail }) => detail <= 1 && void make()} aria-disabled={isRunning}>
        {isRunning ? 'Making…' : 'Make a token to look in'}
      </Button>
      <p className="text-xs text-muted">
        It can subscribe and not publish, for one hour, as the user{' '}
        <span className="font-mono">{TO_LOOK_IN.userId}</span>: the others can see that somebody of that name
        is there.{' '}
        {hasLink ? 'Open its link once it is made.' : 'With an address above, it can be opened from here.'}{' '}
        AWS makes it, so that the console’s log has when it was asked for.
      </p>
      {making?.failure && (
        <ChangeFailure failure={making.failure} endpoint={tokenChanges.create} what="make the token" />
      )}
    </div>
  );
}
