import { idOf } from '#shared/contract/ids.ts';
import type { Stage } from '#shared/stages/contract.ts';
import type { ParticipantToken } from '#shared/tokens/participant-token.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Panel } from '#web/components/panel.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { TokenFacts } from '#web/components/token-facts.tsx';
import { useShownFor } from '#web/components/use-shown-for.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { copyText } from '#web/ui/clipboard.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';

export type MadeToken = ParticipantToken;

interface MadeTokensProps {
  stage: Stage;
  tokens: readonly MadeToken[];
  /** Told once all of them were copied or downloaded. */
  onKept: () => void;
}

/**
 * The tokens that came with a new stage: once, to be copied or downloaded for as long as the page is open. They are
 * readable for half a minute at a time.
 */
export function MadeTokens({ stage, tokens, onKept }: MadeTokensProps) {
  const connection = useConnectionId();
  const stageId = idOf(stage.arn);
  const { isShown: areShown, seconds, show, hide } = useShownFor();
  const text = JSON.stringify({ stageArn: stage.arn, participantTokens: tokens }, undefined, 2);
  const copyAll = async () => {
    const done = await copyText(text);
    announce(done ? `${tokens.length} tokens copied` : 'Nothing was copied: the browser refused');
    if (done) onKept();
  };
  const download = () => {
    saveFile(`tokens-${stage.name || stageId}.json`, 'application/json', [text, '\n']);
    onKept();
  };
  return (
    <Panel
      title="Participant tokens"
      note={tokens.length}
      actions={
        <>
          {areShown && (
            <span className="text-muted">
              Hidden again in <span className="tabular-nums">{seconds}</span> s.
            </span>
          )}
          <Button small onClick={areShown ? hide : show}>
            {areShown ? 'Hide' : 'Show for 30 s'}
          </Button>
          <Button small onClick={() => void copyAll()}>
            Copy all
          </Button>
          <Button small look="primary" onClick={download}>
            Download
          </Button>
        </>
      }
    >
      <p className="border-b border-line bg-warn-tint px-4 py-2 text-warn">
        AWS tells these tokens this once: with this page they are gone. Whoever has one can join the stage.
      </p>
      <ul>
        {tokens.map((token, index) => (
          <TokenRow key={token.participantId ?? index} number={index + 1} token={token} isShown={areShown} />
        ))}
      </ul>
      <div className="flex justify-end px-4 py-3">
        <LinkButton to={paths.stage(connection, stageId)}>To the stage</LinkButton>
      </div>
    </Panel>
  );
}

function TokenRow({ number, token, isShown }: { number: number; token: MadeToken; isShown: boolean }) {
  const { userId, participantId, token: secret } = token;
  return (
    <li className="flex flex-col gap-1.5 border-b border-line px-4 py-2">
      <TokenFacts token={token} />
      <DetailList
        labels="short"
        details={[
          {
            label: `Token ${number}`,
            value:
              secret === undefined ? (
                <NotGiven>AWS gave no token</NotGiven>
              ) : (
                <span className="flex items-start gap-1">
                  <code className="min-w-0 font-mono text-xs wrap-anywhere">
                    {isShown ? secret : '•'.repeat(24)}
                  </code>
                  <CopyButton text={secret} what={`token of ${userId || participantId || number}`} />
                </span>
              ),
          },
        ]}
      />
    </li>
  );
}
