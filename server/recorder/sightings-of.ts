import { idOf } from '#shared/contract/ids.ts';
import type { Observation } from '#server/aws/observation.ts';
import { compositionSighting } from './composition-sighting.ts';
import { ownChangeSighting } from './own-change-sighting.ts';
import { errorSightings, participantSighting } from './participant-sighting.ts';
import type { SessionSighting, Sighting, StageSighting } from './sighting.ts';

/** What an answer says of stages, sessions, participants and compositions; nothing for all other operations. */
export function sightingsOf(seen: Observation): Sighting[] {
  const own = ownChangeSighting(seen);
  return own === undefined ? whatItSays(seen) : [own, ...whatItSays(seen)];
}

function whatItSays(seen: Observation): Sighting[] {
  const { connection } = seen;
  const at = seen.asOf.getTime();
  switch (seen.operation) {
    case 'ListStages':
      return (seen.output.stages ?? []).flatMap((stage) => stageSightings(stage, connection, at));
    case 'GetStage':
    case 'CreateStage':
    case 'UpdateStage':
      return stageSightings(seen.output.stage, connection, at);
    case 'DeleteStage':
      return ifGiven(seen.input.arn, (arn) => [{ kind: 'stage-gone', connection, at, stageId: idOf(arn) }]);

    case 'ListStageSessions':
      return ifGiven(seen.input.stageArn, (arn) =>
        (seen.output.stageSessions ?? []).flatMap((session) =>
          sessionSighting(session, { connection, at, stageId: idOf(arn) }),
        ),
      );
    case 'GetStageSession':
      return ifGiven(seen.input.stageArn, (arn) =>
        sessionSighting(seen.output.stageSession, { connection, at, stageId: idOf(arn) }),
      );

    case 'ListParticipants':
      return inSession(seen, (session) => [
        { kind: 'session', ...session, startedAt: undefined, endedAt: undefined },
        ...(seen.output.participants ?? []).flatMap((one) => participantSighting(one, session, 'list')),
      ]);
    case 'GetParticipant':
      return inSession(seen, (session) => participantSighting(seen.output.participant, session, 'whole'));
    case 'ListParticipantEvents':
      return inSession(seen, (session) =>
        ifGiven(seen.input.participantId, (id) => errorSightings(seen.output.events ?? [], id, session)),
      );

    case 'ListCompositions':
      return (seen.output.compositions ?? []).flatMap((one) =>
        compositionSighting(one, { connection, at, whole: false }),
      );
    case 'GetComposition':
    case 'StartComposition':
      return compositionSighting(seen.output.composition, { connection, at, whole: true });
    default:
      return [];
  }
}

function ifGiven<Value>(value: Value | undefined, make: (value: Value) => Sighting[]): Sighting[] {
  return value === undefined ? [] : make(value);
}

/** Where a participant was seen. */
export interface InSession {
  connection: string;
  at: number;
  stageId: string;
  sessionId: string;
}

function inSession(
  {
    connection,
    asOf,
    input,
  }: { connection: string; asOf: Date; input: { stageArn?: string; sessionId?: string } },
  make: (session: InSession) => Sighting[],
): Sighting[] {
  const { stageArn, sessionId } = input;
  if (stageArn === undefined || sessionId === undefined) return [];
  return make({ connection, at: asOf.getTime(), stageId: idOf(stageArn), sessionId });
}

interface StageShape {
  arn?: string | undefined;
  name?: string | undefined;
  activeSessionId?: string | undefined;
  tags?: Record<string, string> | undefined;
}

/** The stage, and the session that goes on in it. AWS leaves the session out or gives it empty where there is none. */
function stageSightings(
  stage: StageShape | undefined,
  connection: string,
  at: number,
): (StageSighting | SessionSighting)[] {
  if (stage?.arn === undefined) return [];
  const stageId = idOf(stage.arn);
  const sessionId = stage.activeSessionId || null;
  const seen = { connection, at, stageId };
  return [
    {
      kind: 'stage',
      ...seen,
      arn: stage.arn,
      name: stage.name || null,
      activeSessionId: sessionId,
      tags: stage.tags ?? {},
    },
    ...(sessionId === null
      ? []
      : [{ kind: 'session', ...seen, sessionId, startedAt: undefined, endedAt: undefined } as const]),
  ];
}

function sessionSighting(
  session:
    { sessionId?: string | undefined; startTime?: Date | undefined; endTime?: Date | undefined } | undefined,
  seen: Omit<InSession, 'sessionId'>,
): SessionSighting[] {
  if (!session?.sessionId) return [];
  const { sessionId, startTime, endTime } = session;
  return [
    { kind: 'session', ...seen, sessionId, startedAt: startTime?.getTime(), endedAt: endTime?.getTime() },
  ];
}
