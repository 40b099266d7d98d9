import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import { type Investigated, investigator } from '#shared/investigator/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { reload } from '#web/api/reload.ts';
import { useItem } from '#web/api/use-item.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { inZone } from '#web/lib/instant.ts';
import { isZone } from '#web/lib/zones.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { useZone } from '#web/ui/preferences-store.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { AnswerPanels } from './answer-panels.tsx';
import { EstimatePanel } from './estimate-panel.tsx';
import { type Question, QuestionForm } from './question-form.tsx';

const NAMES = ['x', 'y', 'at', 'zone', 'confirm'] as const;

/** Why could X not receive Y at 14:05? One question about two people and a time; all of it in the address. */
export function InvestigatePage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const { sessionId } = useParams();
  const [values, setValues] = useSearchValues(NAMES);
  const ownZone = useZone();
  const zone = isZone(values.zone) ? values.zone : ownZone;
  const stage = useItem(stages.get, { connection, stageId });
  const session = useItem(
    sessions.get,
    sessionId === undefined ? undefined : { connection, stageId, sessionId },
  );
  const about = useQuery(q(connections.list, {}));

  // Only until the stage is there, whose own time counts.
  const [visitedAt] = useState(() => new Date().toISOString());

  const isAsked = values.x !== '' && values.y !== '' && values.at !== '';
  const asked = {
    connection,
    stageId,
    x: values.x,
    y: values.y,
    at: values.at,
    ...(values.confirm === 'true' ? { confirm: true } : {}),
  };
  const onStage = q(investigator.onStage, asked);
  const inSession = q(investigator.inSession, { ...asked, sessionId: sessionId ?? '' });
  const byStage = useQuery({ ...onStage, enabled: isAsked && sessionId === undefined });
  const bySession = useQuery({ ...inSession, enabled: isAsked && sessionId !== undefined });
  const query = sessionId === undefined ? byStage : bySession;
  const client = useQueryClient();
  const retry = () => {
    const { queryKey } = sessionId === undefined ? onStage : inSession;
    void reload(client, { queryKey, exact: true });
  };

  const ask = ({ x, y, at, zone: next }: Question) =>
    setValues({ x, y, at, zone: next === ownZone ? '' : next, confirm: '' });
  const stageData = stage.state === 'ready' ? stage.data : undefined;
  const began = session.state === 'ready' ? session.data.startTime : undefined;
  const stageAsOf = stage.state === 'ready' ? stage.freshness.asOf : undefined;
  const day = inZone(values.at || began || stageAsOf || visitedAt, zone)?.date ?? '';
  const region = about.data?.items.find(({ id }) => id === connection)?.region;
  return (
    <Page
      title="Why was it not received?"
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stageData?.name || stageId, to: paths.stage(connection, stageId) },
        ...(sessionId === undefined
          ? []
          : [{ label: sessionId, to: paths.session(connection, stageId, sessionId) }]),
      ]}
      freshness={
        query.data === undefined
          ? undefined
          : {
              asOf: query.data.asOf,
              receivedAt: query.dataUpdatedAt,
              stale: query.data.stale,
            }
      }
    >
      <div className="flex flex-col gap-4">
        <Panel
          title="Question"
          actions={
            <Link to={paths.findings(connection)} className="link inline-flex min-h-6 items-center">
              Kept findings
            </Link>
          }
        >
          {/* What is in the address may change by a link or by going back: the fields then follow it. */}
          <QuestionForm
            key={`${values.x} ${values.y} ${values.at} ${zone}`}
            place={{ connection, stageId, sessionId }}
            question={{ x: values.x, y: values.y, at: values.at, zone }}
            day={day}
            onAsk={ask}
          />
        </Panel>
        {query.isLoading && (
          <output aria-label="Finding out why" className="flex flex-col gap-2">
            <Skeleton className="w-64" />
            <Skeleton className="w-96" />
          </output>
        )}
        {query.error && query.data === undefined && (
          <ErrorState
            what="this answer"
            failure={asFailure(query.error)}
            endpoint={investigator.inSession}
            retry={retry}
          />
        )}
        {query.data && (
          <Outcome
            data={query.data}
            stage={stageData?.arn ?? stageId}
            region={region}
            zone={zone}
            onConfirm={() => setValues({ confirm: 'true' })}
          />
        )}
      </div>
    </Page>
  );
}

interface OutcomeProps {
  data: Investigated;
  stage: string;
  region: string | undefined;
  zone: string;
  onConfirm: () => void;
}

function Outcome({ data, stage, region, zone, onConfirm }: OutcomeProps) {
  const { answer, estimate, asOf, calls, answerId } = data;
  if (estimate) return <EstimatePanel estimate={estimate} onConfirm={onConfirm} />;
  return answer ? <AnswerPanels {...{ answer, asOf, calls, answerId, stage, region, zone }} /> : null;
}
