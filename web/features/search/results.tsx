import { Time } from '#web/components/time.tsx';
import { Duration } from '#web/components/duration.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { indexedWords } from './session-columns.tsx';
import { ResultGroup } from './result-group.tsx';
import { type GroupPart, useGroup } from './use-found.ts';

interface GroupProps<G extends 'people' | 'sessions' | 'stages' | 'compositions'> {
  connection: string;
  line: string;
  first: GroupPart<G>;
}

const mono = (id: string) => <span className="font-mono">{id}</span>;
const inStage = (name: string | undefined, id: string) => <>in {name ?? mono(id)}</>;

export function PeopleFound({ connection, line, first }: GroupProps<'people'>) {
  return (
    <ResultGroup
      title="People"
      parts={useGroup(connection, line, 'people', first)}
      keyOf={({ sessionId, participantId }) => `${sessionId} ${participantId}`}
      hrefOf={({ stageId, sessionId, participantId }) =>
        paths.participant(connection, stageId, sessionId, participantId)
      }
      nameOf={({ userId, participantId }) => userId || mono(participantId)}
      factsOf={({ userId, participantId, stageId, stageName, joinedAt, published, errors }) => [
        userId && mono(participantId),
        inStage(stageName, stageId),
        joinedAt && (
          <>
            joined <Time at={joinedAt} />
          </>
        ),
        published && 'published',
        errors.length > 0 && (
          <span key="errors" className="text-bad">
            {errors.join(', ')}
          </span>
        ),
      ]}
    />
  );
}

export function SessionsFound({ connection, line, first }: GroupProps<'sessions'>) {
  return (
    <ResultGroup
      title="Sessions"
      parts={useGroup(connection, line, 'sessions', first)}
      keyOf={({ sessionId }) => sessionId}
      hrefOf={({ stageId, sessionId }) => paths.session(connection, stageId, sessionId)}
      nameOf={({ sessionId, startedAt }) => (startedAt ? <Time at={startedAt} /> : mono(sessionId))}
      factsOf={(session) => [
        <StateBadge key="state" kind="session" value={session.endedAt === undefined ? 'live' : 'ended'} />,
        inStage(session.stageName, session.stageId),
        session.startedAt && (
          <Duration key="duration" from={session.startedAt} to={session.endedAt ?? session.seenAt} />
        ),
        session.participants !== undefined && `${session.participants} people`,
        indexedWords(session),
        mono(session.sessionId),
      ]}
    />
  );
}

export function StagesFound({ connection, line, first }: GroupProps<'stages'>) {
  return (
    <ResultGroup
      title="Stages"
      parts={useGroup(connection, line, 'stages', first)}
      keyOf={({ stageId }) => stageId}
      hrefOf={({ stageId }) => paths.stage(connection, stageId)}
      nameOf={({ name, stageId }) => name || mono(stageId)}
      factsOf={({ stageId, activeSessionId, tags, goneAt }) => [
        goneAt ? (
          <>
            deleted, found gone at <Time at={goneAt} />
          </>
        ) : (
          <StateBadge key="state" kind="stage" value={activeSessionId ? 'live' : 'idle'} />
        ),
        mono(stageId),
        Object.entries(tags)
          .map(([key, value]) => `${key}=${value}`)
          .join(' · '),
      ]}
    />
  );
}

export function CompositionsFound({ connection, line, first }: GroupProps<'compositions'>) {
  return (
    <ResultGroup
      title="Compositions"
      parts={useGroup(connection, line, 'compositions', first)}
      keyOf={({ compositionId }) => compositionId}
      hrefOf={({ compositionId }) => paths.composition(connection, compositionId)}
      nameOf={({ compositionId }) => mono(compositionId)}
      factsOf={({ state, stageId, stageName, startedAt, failureReason }) => [
        <StateBadge key="state" kind="composition" value={state} />,
        inStage(stageName, stageId),
        startedAt && (
          <>
            started <Time at={startedAt} />
          </>
        ),
        failureReason && (
          <span key="why" className="text-bad">
            {failureReason}
          </span>
        ),
      ]}
    />
  );
}
