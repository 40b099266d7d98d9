import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Finding, findings } from '#shared/investigator/findings.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { reload } from '#web/api/reload.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { NotesPanel } from '#web/components/notes-panel.tsx';
import { Page } from '#web/components/page.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { useZone } from '#web/ui/preferences-store.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { isZone } from '#web/lib/zones.ts';
import { AnswerPanels } from './answer-panels.tsx';
import { findingTitle } from './finding-title.ts';
import { DeleteFinding } from './delete-finding.tsx';

/** An answer as it was kept: nothing of it is asked of AWS again. */
export function FindingPage() {
  const connection = useConnectionId();
  const findingId = useRouteParam('findingId');
  const options = q(findings.finding, { connection, findingId });
  // It never changes: once it is there, no visit loads it anew.
  const query = useQuery({ ...options, staleTime: Infinity });
  const client = useQueryClient();
  const finding = query.data;
  return (
    <Page
      title={finding ? findingTitle(finding) : findingId}
      note={finding && <IdText id={findingId} what="finding id" />}
      crumbs={[{ label: 'Findings', to: paths.findings(connection) }]}
      freshness={undefined}
      facts={<FactsRow facts={factsOf(finding, connection)} />}
      actions={finding && <DeleteFinding finding={finding} />}
    >
      {query.error !== null && finding === undefined ? (
        <ErrorState
          what="this finding"
          failure={asFailure(query.error)}
          endpoint={findings.finding}
          retry={() => void reload(client, { queryKey: options.queryKey, exact: true })}
        />
      ) : finding === undefined ? (
        <output aria-label="Loading the finding" className="flex flex-col gap-2">
          <Skeleton className="w-64" />
          <Skeleton className="w-96" />
        </output>
      ) : (
        <Kept finding={finding} connection={connection} />
      )}
    </Page>
  );
}

function Kept({ finding, connection }: { finding: Finding; connection: string }) {
  const { answer, asOf, calls, stageArn, region, stageId, sessionId } = finding;
  const [zone] = useSearchState('zone', '');
  const ownZone = useZone();
  const people = [...answer.x.lanes, ...answer.y.lanes].map(({ participantId }) => participantId);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4">
        <p className="text-muted">Kept as it was answered then; nothing here changes any more.</p>
        <Link to={againPath(finding, connection)} className="link inline-flex min-h-6 items-center">
          Ask the same again
        </Link>
      </div>
      <AnswerPanels
        {...{ answer, asOf, calls, region }}
        stage={stageArn}
        zone={isZone(zone) ? zone : ownZone}
      />
      {sessionId !== undefined && (
        <NotesPanel connection={connection} stageId={stageId} sessionId={sessionId} people={people} />
      )}
    </div>
  );
}

function factsOf(finding: Finding | undefined, connection: string) {
  return [
    { label: 'Asked about', value: finding && <Time at={finding.at} /> },
    {
      label: 'Session',
      value: finding && (
        <Link
          to={
            finding.sessionId === undefined
              ? paths.stage(connection, finding.stageId)
              : paths.session(connection, finding.stageId, finding.sessionId)
          }
          className="link font-mono text-xs"
        >
          {finding.sessionId ?? `none, on stage ${finding.stageId}`}
        </Link>
      ),
    },
    { label: 'Kept', value: finding && <Time at={finding.keptAt} /> },
    { label: 'By', value: finding?.author },
  ];
}

function againPath({ question, stageId }: Finding, connection: string): string {
  const { x, y, at, sessionId } = question;
  const path =
    sessionId === undefined
      ? paths.investigateStage(connection, stageId)
      : paths.investigateSession(connection, stageId, sessionId);
  return `${path}?${new URLSearchParams({ x, y, at }).toString()}`;
}
