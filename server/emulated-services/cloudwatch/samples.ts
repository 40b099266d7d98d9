import type { ParticipantScript } from '#server/emulator/simulation/script.ts';
import type { Span } from '#server/emulator/simulation/span.ts';
import type { World } from '#server/emulator/state/world.ts';
import { framesAt, isEncoder, isPublishing, receptionAt, sentAt } from './media-model.ts';
import { isEmitted, type MetricName } from './metric-names.ts';
import { type CountedSession, receptionsAt, sessionsWithin, uploadsAt } from './stage-samples.ts';
import type { Troubles } from './trouble.ts';

/** The values that are reported for a metric at an instant: none, one, or one of each who reports. */
export type Sampler = (instant: number) => readonly number[];

const NONE: Sampler = () => [];

/** What a metric is sampled from within a stretch of time. What the service does not send has no samples. */
export function samplerOf(world: World, metric: MetricName, span: Span, troubles: Troubles): Sampler {
  if (!isEmitted(metric)) return NONE;
  const { Stage: stageId, Participant: participantId } = metric.dimensions;
  if (stageId === undefined) return ofRegion(world, metric.name, span, troubles);
  const sessions = sessionsWithin(world, stageId, span);
  if (participantId === undefined) return ofStage(metric.name, sessions, troubles);
  return ofParticipant(metric, participantId, sessions, troubles);
}

/** The session that goes on at an instant. */
function during(sessions: readonly CountedSession[], instant: number): CountedSession | undefined {
  return sessions.find(({ from, to }) => from <= instant && instant < to);
}

function ofStage(name: string, sessions: readonly CountedSession[], troubles: Troubles): Sampler {
  return (instant) => {
    const session = during(sessions, instant);
    if (!session) return [];
    switch (name) {
      case 'Publishers':
        return [session.publishersAt(instant)];
      case 'Subscribers':
        return [session.subscribersAt(instant)];
      case 'PublishBitrate':
        return uploadsAt(session, instant, troubles);
      case 'SubscribeBitrate':
        return receptionsAt(session, instant, troubles).map(
          ({ videoBits, audioBits }) => videoBits + audioBits,
        );
      case 'DownloadPacketLoss':
        return receptionsAt(session, instant, troubles).map(({ packetLoss }) => packetLoss);
      case 'DroppedFrames':
        return receptionsAt(session, instant, troubles).map(({ droppedFrames }) => droppedFrames);
      default:
        return [];
    }
  };
}

/** All stages together: of what is counted the sum, of what is measured everybody's. */
function ofRegion(world: World, name: string, span: Span, troubles: Troubles): Sampler {
  const stages = [...world.everyStageId()].map((stageId) => sessionsWithin(world, stageId, span));
  return (instant) => {
    const sessions = stages.flatMap((each) => during(each, instant) ?? []);
    if (name === 'ConcurrentPublishers')
      return [sessions.reduce((sum, session) => sum + session.publishersAt(instant), 0)];
    if (name === 'ConcurrentSubscriptions')
      return [sessions.reduce((sum, session) => sum + connectionsAt(session, instant), 0)];
    return sessions.flatMap((session) => ofStage(name, [session], troubles)(instant));
  };
}

/** Connections from a publisher to a subscriber; nobody receives themselves. */
function connectionsAt(session: CountedSession, instant: number): number {
  const publishers = session.publishersAt(instant);
  const all = publishers * session.subscribersAt(instant);
  return Math.max(
    0,
    all - session.script.publishers.filter((person) => isPublishing(person, instant)).length,
  );
}

function ofParticipant(
  { name, dimensions }: MetricName,
  participantId: string,
  sessions: readonly CountedSession[],
  troubles: Troubles,
): Sampler {
  const { MediaType: mediaType, SimulcastLayer: layer } = dimensions;
  const people = new Map(
    sessions.map((session) => [session, session.script.participant(participantId)] as const),
  );
  return (instant) => {
    const session = during(sessions, instant);
    const person = session && people.get(session);
    if (!session || !person) return [];
    if (name === 'PublishBitrate' || name === 'PublishResolution') {
      const streams = sentAt(person, instant, troubles).filter(
        (stream) => stream.mediaType === mediaType && stream.layer === layer,
      );
      if (name === 'PublishBitrate') return streams.map(({ bitsPerSecond }) => bitsPerSecond);
      return streams.flatMap(({ resolution }) => (resolution > 0 ? [resolution] : []));
    }
    if (name === 'PublishFramerate') {
      // Stream by stream of encoders alone; of everybody else the participant's.
      const perStream = layer !== undefined;
      if (perStream !== isEncoder(person) && perStream) return [];
      if (perStream && (mediaType !== 'video' || layer !== 'none')) return [];
      return one(framesAt(person, instant, troubles));
    }
    return one(received(name, mediaType, session, person, instant, troubles));
  };
}

function received(
  name: string,
  mediaType: string | undefined,
  session: CountedSession,
  person: ParticipantScript,
  instant: number,
  troubles: Troubles,
): number | undefined {
  // Of a subscriber only while it publishes as well (User Guide, "Monitoring Amazon IVS Real-Time Streaming").
  if (!isPublishing(person, instant)) return undefined;
  const reception = receptionAt(person, instant, session.publishersAt(instant) - 1, troubles);
  switch (name) {
    case 'DownloadPacketLoss':
      return reception?.packetLoss;
    case 'DroppedFrames':
      return reception?.droppedFrames;
    case 'SubscribeBitrate':
      return mediaType === 'audio' ? reception?.audioBits : reception?.videoBits;
    default:
      return undefined;
  }
}

function one(value: number | undefined): readonly number[] {
  return value === undefined ? [] : [value];
}
