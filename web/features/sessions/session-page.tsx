import { Suspense, useEffect, useMemo } from 'react';
import { Link } from 'react-router';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { CohortNote, useCohortFilter } from '#web/components/cohort-filter.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { fetchedEarly } from '#web/lib/fetched-early.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearch } from '#web/nav/use-search.ts';
import { filterInput, parseParticipantFilter, withParticipantFilter } from './participant-filter.ts';
import { ParticipantsPanel } from './participants-panel.tsx';
import { usePublishingNow } from './publishing-now.tsx';
import { SessionFacts } from './session-facts.tsx';
import { useDisconnecting } from './use-disconnecting.tsx';
import { useSessionSteps } from './session-steps.ts';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import { TimelineSkeleton } from './timeline/timeline-skeleton.tsx';
import { useEventsLoad } from './timeline/use-events-load.ts';
import { useListed } from './timeline/use-listed.ts';
import { useSessionTimeline } from './timeline/use-session-timeline.ts';

// Below all else on the page, and with forms of its own.
const NotesPanel = fetchedEarly(async () => ({
  default: (await import('#web/components/notes-panel.tsx')).NotesPanel,
}));

/** One session of a stage: the facts first, then the timeline, then who was there. */
export function SessionPage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const [search, changeSearch] = useSearch();
  const filter = parseParticipantFilter(search);
  const address = { connection, stageId, sessionId };

  const stage = useItem(stages.get, { connection, stageId });
  const session = useItem(sessions.get, address);
  const everybody = useWholeList(participants.list, address);
  const filtered = useWholeList(
    participants.list,
    filter ? { ...address, ...filterInput(filter) } : undefined,
  );
  const shown = filter ? filtered : everybody;

  const known = session.state === 'ready' ? session : undefined;
  const end = instant(known?.data.endTime);
  const kept = useSessionTimeline(address);
  const { timeline } = kept;
  const { store } = timeline;
  const { ids, complete } = useListed(store);

  const list = everybody.state === 'ready' ? everybody : undefined;
  const items = list?.items;
  // While a newer list is loaded, or could not be, the one held is still whole.
  const listed = list !== undefined && list.progress.kind !== 'loading' && list.progress.kind !== 'stopped';
  useEffect(() => {
    if (!items) return;
    const tell = () => timeline.setParticipants(items, listed);
    if (store.ids.length === 0) {
      tell();
      return;
    }
    // Of ten thousand, the table that the page has just brought is work enough for one task.
    const later = setTimeout(tell);
    return () => clearTimeout(later);
  }, [timeline, store, items, listed]);

  useSessionSteps(address);
  const loading = useEventsLoad({ address, kept, people: complete ? ids.length : undefined });

  const asOf = instant(known?.freshness.asOf) ?? 0;
  const start = instant(known?.data.startTime) ?? firstJoin(items) ?? end ?? asOf;
  const extent = useMemo(() => ({ start, end }), [start, end]);
  // Until AWS has answered the filter, everybody stays in view.
  const matching = filter && filtered.state === 'ready' ? filtered.items : undefined;
  const cohort = useCohortFilter(address);
  const { ids: compared } = cohort;
  const lanes = useMemo(() => {
    if (!matching && !compared) return ids;
    const left = matching && new Set(matching.map(({ participantId }) => participantId));
    return ids.filter((id) => (left?.has(id) ?? true) && (compared?.has(id) ?? true));
  }, [ids, matching, compared]);
  const laneHref = useMemo(
    () => (id: string) => paths.participant(connection, stageId, sessionId, id),
    [connection, stageId, sessionId],
  );

  const publishing = usePublishingNow(address, known !== undefined && known.data.endTime === undefined);
  const { disconnect, dialogs } = useDisconnecting(address, known !== undefined && !known.data.endTime);
  const stageName = (stage.state === 'ready' && stage.data.name) || stageId;
  return (
    <Page
      title={`Session ${sessionId}`}
      note={known && <StateBadge kind="session" value={known.data.endTime ? 'ended' : 'live'} />}
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stageName, to: paths.stage(connection, stageId) },
      ]}
      actions={
        <>
          <Link
            to={investigatePath(paths.investigateSession(connection, stageId, sessionId), search)}
            className="link"
          >
            Why was somebody not received?
          </Link>
          {known && known.data.endTime === undefined && (
            <Link to={paths.disconnectPeople(connection, stageId, sessionId)} className="link">
              Disconnect several…
            </Link>
          )}
        </>
      }
      freshness={known?.freshness}
      live={{ kind: 'session', ...address }}
      refreshNote={
        list?.progress.kind === 'refreshing' && list.progress.loaded > 0
          ? `${list.progress.loaded} loaded`
          : undefined
      }
      onRefresh={loading.refresh}
      facts={
        session.state !== 'failed' && (
          <SessionFacts
            session={known?.data}
            asOf={known?.freshness.asOf}
            timeline={timeline}
            extent={extent}
            counted={complete || ids.length > 0}
            publishing={publishing}
          />
        )
      }
    >
      <div className="flex flex-col gap-4">
        <nav aria-label="More about this session" className="-mb-2 flex flex-wrap gap-x-4">
          <Link
            to={paths.cohorts(connection, stageId, sessionId)}
            className="link inline-flex min-h-6 items-center"
          >
            Cohorts
          </Link>
          <Link
            to={paths.replication(connection, stageId, sessionId)}
            className="link inline-flex min-h-6 items-center"
          >
            Replication
          </Link>
        </nav>
        <CohortNote filter={cohort} />
        {everybody.state === 'failed' && session.state !== 'failed' ? (
          // Without a filter the table below fails in the same way and says so.
          filter && (
            <Panel title="Timeline">
              <ErrorState
                what="the participants"
                failure={everybody.failure}
                endpoint={participants.list}
                retry={everybody.retry}
              />
            </Panel>
          )
        ) : (
          <LoadGate
            what="this session"
            load={session}
            endpoint={sessions.get}
            skeleton={<TimelineSkeleton />}
          >
            {() =>
              complete || ids.length > 0 ? (
                <TimelinePanel
                  key={`${stageId}/${sessionId}`}
                  address={address}
                  stageArn={stage.state === 'ready' ? stage.data.arn : undefined}
                  loading={loading}
                  timeline={timeline}
                  ids={lanes}
                  filtered={matching !== undefined || compared !== undefined}
                  extent={extent}
                  asOf={asOf}
                  laneHref={laneHref}
                  onDisconnect={disconnect}
                />
              ) : (
                <TimelineSkeleton />
              )
            }
          </LoadGate>
        )}
        {session.state !== 'failed' && (
          <ParticipantsPanel
            {...address}
            list={shown}
            filter={filter}
            onDisconnect={disconnect}
            onFilter={(next) => changeSearch((query) => withParticipantFilter(query, next))}
          />
        )}
        <Suspense>
          <NotesPanel {...address} />
        </Suspense>
        {dialogs}
      </div>
    </Page>
  );
}

/** The investigator's address, with the moment that is marked here. */
function investigatePath(path: string, search: URLSearchParams): string {
  const at = search.get('at');
  return at === null ? path : `${path}?${new URLSearchParams({ at }).toString()}`;
}

/** Milliseconds since the epoch; undefined where there is no time, or none that can be read. */
function instant(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The earliest join of a list: AWS may leave a session's start time out. */
function firstJoin(list: readonly { firstJoinTime?: string | undefined }[] | undefined): number | undefined {
  const times = (list ?? []).flatMap(({ firstJoinTime }) => instant(firstJoinTime) ?? []);
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}
