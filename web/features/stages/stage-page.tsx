import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { isGone } from '#web/components/failure-words.ts';
import { IdText } from '#web/components/id-text.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { DeleteStage } from './change/delete-stage.tsx';
import { GoneStage } from './gone-stage.tsx';
import { MetricsOfStage } from './metrics-of-stage.tsx';
import { StageCompositionHistory } from './stage-composition-history.tsx';
import { StageCompositions } from './stage-compositions.tsx';
import { stageFacts } from './stage-facts.tsx';
import { StageIngest } from './stage-ingest.tsx';
import { stageRow } from './stage-row.ts';
import { StageSessions } from './stage-sessions.tsx';
import { StageSetUp } from './stage-set-up.tsx';
import { useLiveFacts } from './use-live-facts.ts';
import { whyUnchecked } from './why-unchecked.ts';

/** One stage: is it live, what has happened in it, and every setting that AWS gives. */
export function StagePage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const stageId = useRouteParam('stageId');
  const load = useItem(stages.get, { connection, stageId });
  const sessionList = useWholeList(sessions.list, { connection, stageId });
  const stage = load.state === 'ready' ? load.data : undefined;
  const freshness = load.state === 'ready' ? load.freshness : undefined;

  const sessionId = stage?.activeSessionId || undefined;
  const live = useLiveFacts(connection, sessionId === undefined ? [] : [{ stageId, sessionId }], freshness);
  const row = stage && stageRow(stage, live.known);
  const unchecked = row && !row.checked ? whyUnchecked(live, row) : undefined;
  const gone = load.state === 'failed' && isGone(load.failure) ? load : undefined;

  return (
    <Page
      title={stage ? stage.name || 'Unnamed stage' : stageId}
      note={
        <>
          {row && <StateBadge kind="stage" value={row.state} />}
          {unchecked && (
            <span className="text-xs text-muted" title={unchecked}>
              not checked whether it is ending
            </span>
          )}
          {stage && <IdText id={idOf(stage.arn)} what="stage id" />}
        </>
      }
      crumbs={[{ label: 'Stages', to: paths.stages(connection) }]}
      freshness={freshness}
      live={{ kind: 'stage', connection, stageId }}
      actions={
        stage && (
          <>
            <LinkButton to={paths.tokens(connection, stageId)}>Tokens…</LinkButton>
            <LinkButton of={stageChanges.update} to={paths.editStage(connection, stageId)}>
              Change…
            </LinkButton>
            <DeleteStage
              stageId={stageId}
              stage={stage}
              onGone={() => void navigate(paths.stages(connection), { replace: true })}
            />
          </>
        )
      }
      facts={gone ? undefined : <FactsRow facts={stageFacts({ load, row, sessions: sessionList })} />}
    >
      {gone ? (
        <GoneStage stageId={stageId} failure={gone.failure} retry={gone.retry} />
      ) : (
        <MainAndSide
          main={
            <>
              <StageSessions list={sessionList} stageId={stageId} />
              <StageCompositions stageId={stageId} />
              <StageCompositionHistory stageId={stageId} />
              <StageIngest stageId={stageId} sessionId={sessionId} />
              <MetricsOfStage stageId={stageId} sessions={sessionList} />
              {load.state === 'ready' && <ActivityPanel connection={connection} objectId={stageId} />}
            </>
          }
          side={<StageSetUp load={load} />}
        />
      )}
    </Page>
  );
}
