import { useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { IdText } from '#web/components/id-text.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { MakePanel } from './make-panel.tsx';
import { readTemplate, templateProblem } from './made/join-link.ts';
import { JoinLinkPanel } from './made/join-link-panel.tsx';
import { MadePanel } from './made/made-panel.tsx';
import { useMadeTokens } from './made/use-made-tokens.ts';
import { VerifierPanel } from './verifier/verifier-panel.tsx';

/** Begins anew at every stage: what was made and typed for one must not stand below another's name. */
export function TokensPage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  return <TokensOfStage key={`${connection} ${stageId}`} connection={connection} stageId={stageId} />;
}

/** The workbench for participant tokens of one stage: make them, hand them over, check what somebody else has made. */
function TokensOfStage({ connection, stageId }: { connection: string; stageId: string }) {
  const load = useItem(stages.get, { connection, stageId });
  const stage = load.state === 'ready' ? load.data : undefined;
  const made = useMadeTokens();
  const [typed, setTyped] = useState(readTemplate);
  const template = typed !== '' && templateProblem(typed) === undefined ? typed : undefined;
  const lost = made.all.filter(({ token, taken }) => token !== undefined && !taken).length;
  return (
    <Page
      title="Participant tokens"
      note={stage && <IdText id={idOf(stage.arn)} what="stage id" />}
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stage?.name || stageId, to: paths.stage(connection, stageId) },
      ]}
      freshness={load.state === 'ready' ? load.freshness : undefined}
    >
      <LoadGate
        what="this stage"
        load={load}
        endpoint={stages.get}
        skeleton={<Skeleton className="h-96 w-full" />}
      >
        {() => (
          <MainAndSide
            main={
              <>
                <MakePanel stageId={stageId} onMade={made.add} />
                <MadePanel made={made} stageId={stageId} template={template} />
              </>
            }
            side={
              <>
                <JoinLinkPanel stageId={stageId} template={typed} onTemplate={setTyped} onMade={made.add} />
                <VerifierPanel stageId={stageId} />
              </>
            }
          />
        )}
      </LoadGate>
      <UnsavedGuard
        when={lost > 0}
        what={
          lost === 1
            ? 'a token that nobody has copied, shown or saved, and that cannot be read again'
            : `${lost} tokens that nobody has copied, shown or saved, and that cannot be read again`
        }
      />
    </Page>
  );
}
