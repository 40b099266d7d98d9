import type { ErrorCode } from '../simulation/event-names.ts';
import { isConnected, isPublishing } from '../simulation/project-session.ts';
import type { IngestTie, ParticipantScript } from '../simulation/script.ts';
import type { Change } from '../state/interventions.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import { seatRefusal } from './act.ts';
import { sessionToJoin } from './join.ts';
import { RefusedAct } from './refused-act.ts';

/** An encoder that connects with a stream key. */

export type IngestProtocol = 'RTMP' | 'RTMPS';

interface Way {
  record: IngestConfigurationRecord;
  participantId: string;
  part: IngestTie['part'];
  /** Whether the secret is right. */
  isRight: boolean;
}

/** The configuration that a stream key leads to; with a wrong secret it is still known whose key it would be. */
function wayOf(world: World, streamKey: string): Way {
  for (const record of world.resources.ingestConfigurations) {
    if (record.streamKey === streamKey) {
      return { record, participantId: record.participantId, part: 'sole', isRight: true };
    }
    const credential = record.credentials.find((one) => one.streamKey === streamKey);
    if (credential) {
      return { record, participantId: credential.participantId, part: 'physical', isRight: true };
    }
  }
  // rt_<account>_<Region>_<configuration>_<secret>
  const record = world.resources.find('ingest-configuration', streamKey.split('_')[3] ?? '');
  if (record) return { record, participantId: record.participantId, part: 'sole', isRight: false };
  throw new RefusedAct('STREAM_KEY_UNUSABLE', 'The stream key is that of no ingest configuration.');
}

interface Place {
  way: Way;
  stageId: string;
  sessionId: string;
  participants: { find(participantId: string): ParticipantScript | undefined };
  refusal: () => ErrorCode | null;
}

function placeOf(world: World, streamKey: string): Place {
  const way = wayOf(world, streamKey);
  const { stageId } = way.record;
  if (stageId === '') {
    throw new RefusedAct('STREAM_KEY_UNUSABLE', 'The ingest configuration is attached to no stage.');
  }
  const session = world.courses.active(stageId, world.clock.now());
  const script = session && world.script({ id: stageId }, session);
  return {
    way,
    stageId,
    sessionId: sessionToJoin(world, stageId),
    participants: { find: (participantId) => script?.participant(participantId) },
    refusal: () => (script ? seatRefusal(world, { script }) : null),
  };
}

/** RTMP to a configuration for RTMPS; the other way round is allowed, as it is more than was asked for. */
function attemptRefusal(place: Place, protocol: IngestProtocol, now: number): ErrorCode | null {
  const { way } = place;
  if (!way.isRight) return 'INVALID_STREAM_KEY';
  if (way.record.protocol === 'RTMPS' && protocol === 'RTMP') return 'INVALID_PROTOCOL';
  const present = place.participants.find(way.participantId);
  return present && isPublishing(present, now) ? 'REUSE_OF_STREAM_KEY' : place.refusal();
}

export interface EncoderOutcome {
  stageId: string;
  sessionId: string;
  participantId: string;
  refusal: ErrorCode | null;
}

function joining(
  place: Place,
  participantId: string,
  part: IngestTie['part'],
  protocol: IngestProtocol,
): Change {
  const { record } = place.way;
  return {
    kind: 'person-joined',
    stageId: place.stageId,
    sessionId: place.sessionId,
    participantId,
    token: {
      userId: record.userId,
      attributes: record.attributes,
      capabilities: ['PUBLISH'],
      // An ingest configuration has no end of its own.
      expiresAt: Number.MAX_SAFE_INTEGER,
    },
    selfSigned: false,
    device: protocol === 'RTMP' ? 'rtmp' : 'rtmps',
    watches: false,
    ingest: { configurationId: record.id, part },
  };
}

/**
 * A session holds an id once, and the part of a replica stays in it: where the participant was replicated to before the
 * configuration was attached there, no encoder can take its place. UNCONFIRMED: what the service does then.
 */
function requireNoReplica({ participants }: Place, participantIds: readonly string[]): void {
  const id = participantIds.find((one) => participants.find(one)?.replication.type === 'REPLICA');
  if (id === undefined) return;
  throw new RefusedAct('ALREADY_CONNECTED', `Participant ${id} is a replica in this session.`);
}

/**
 * Connects an encoder and publishes. Redundant ingest: the two encoders are participants of their own, and a third, the
 * one that others see, publishes while at least one of them does. Throws `RefusedAct` for a key that leads nowhere.
 */
export function startEncoder(world: World, streamKey: string, protocol?: IngestProtocol): EncoderOutcome {
  const now = world.clock.now();
  const place = placeOf(world, streamKey);
  const { way, stageId, sessionId } = place;
  const { participantId, part, record } = way;
  const used = protocol ?? record.protocol;
  requireNoReplica(place, [participantId, record.participantId]);
  const refusal = attemptRefusal(place, used, now);
  const who = { stageId, sessionId, participantId };
  const isThere = (id: string): boolean => {
    const participant = place.participants.find(id);
    return participant !== undefined && isConnected(participant, now);
  };
  const changes: Change[] = isThere(participantId) ? [] : [joining(place, participantId, part, used)];
  if (refusal === null) {
    changes.push({ kind: 'person-published', ...who, refusal });
    if (part === 'physical' && !isThere(record.participantId)) {
      changes.push(joining(place, record.participantId, 'virtual', used), {
        kind: 'person-published',
        ...who,
        participantId: record.participantId,
        refusal,
      });
    }
  } else {
    const failed = { name: 'PUBLISH_ERROR', errorCode: refusal, remoteParticipantId: null } as const;
    // Whoever has connected for this attempt is thrown out again.
    const thrownOut: Change[] = changes.length > 0 ? [{ kind: 'person-left', ...who, lost: false }] : [];
    changes.push({ kind: 'person-failed', ...who, ...failed }, ...thrownOut);
  }
  world.perform(...changes);
  return { ...who, refusal };
}

/** Stops an encoder. Throws `RefusedAct` when nobody publishes with the key. */
export function stopEncoder(world: World, streamKey: string): EncoderOutcome {
  const now = world.clock.now();
  const place = placeOf(world, streamKey);
  const { way, stageId, sessionId } = place;
  const { participantId, part, record } = way;
  const present = place.participants.find(participantId);
  if (!way.isRight || !present || !isConnected(present, now)) {
    throw new RefusedAct('NOT_PUBLISHING', 'Nobody publishes with the stream key.');
  }
  const who = { stageId, sessionId, participantId };
  const changes: Change[] = [{ kind: 'person-left', ...who, lost: false }];
  const others = record.credentials.filter((credential) => credential.participantId !== participantId);
  const isFed = others.some((credential) => {
    const other = place.participants.find(credential.participantId);
    return other !== undefined && isPublishing(other, now);
  });
  if (part === 'physical' && !isFed) {
    changes.push({ kind: 'person-left', ...who, participantId: record.participantId, lost: false });
  }
  world.perform(...changes);
  return { ...who, refusal: null };
}
