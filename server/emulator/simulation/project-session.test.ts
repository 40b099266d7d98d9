import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, type SessionSample, sessionsOf } from '../testing/worlds.ts';
import {
  eventsUntil,
  hasJoined,
  hasPublished,
  isConnected,
  isPublishing,
  type RecordingState,
  recordingState,
  replicationAt,
  sessionAt,
} from './project-session.ts';
import type { ParticipantScript } from './script.ts';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

function forParticipants(check: (participant: ParticipantScript, sample: SessionSample) => void): void {
  fc.assert(
    fc.property(sessionsOf('showtime'), (sample) => {
      for (const participant of sample.script.participants) check(participant, sample);
    }),
    { seed: 1, numRuns: Math.ceil(30 * CAMPAIGN_SCALE) },
  );
}

describe('a participant at an instant', () => {
  it('is what its events up to then say', () => {
    forParticipants((participant, { script, instant }) => {
      const joined = hasJoined(participant, instant);
      const events = eventsUntil(script, participant, instant);
      const last = (...names: string[]) =>
        events
          .filter((event) => names.includes(event.name))
          .toSorted((one, other) => one.at - other.at)
          .at(-1);
      expect(joined).toBe(last('JOINED') !== undefined);
      expect(isConnected(participant, instant)).toBe(last('JOINED', 'LEFT')?.name === 'JOINED');
      expect(hasPublished(participant, instant)).toBe(last('PUBLISH_STARTED') !== undefined);
      expect(isPublishing(participant, instant)).toBe(
        last('PUBLISH_STARTED', 'PUBLISH_STOPPED')?.name === 'PUBLISH_STARTED',
      );
      if (participant.replication.type !== 'REPLICA') {
        const begun = last('REPLICATION_STARTED') !== undefined;
        expect(replicationAt(participant, instant).type).toBe(begun ? 'SOURCE' : 'NONE');
      }
    });
  });

  it('has a recording only where the stage records, in states that follow each other', () => {
    const next: Record<RecordingState, readonly RecordingState[]> = {
      DISABLED: ['STARTING'],
      STARTING: ['ACTIVE', 'FAILED'],
      ACTIVE: ['STOPPING', 'FAILED'],
      STOPPING: ['STOPPED', 'STARTING'],
      STOPPED: ['STARTING'],
      FAILED: ['STARTING'],
    };
    const seen = new Set<RecordingState>();
    forParticipants((participant, { stage, plan }) => {
      const instants = participant.recordings
        .flatMap((one) => [one.startingAt, one.activeAt, one.failedAt ?? 0, one.stoppingAt, one.stoppedAt])
        .filter((instant) => instant > 0);
      const states = [...instants.toSorted((one, other) => one - other), plan.endsAt].map((instant) =>
        recordingState(participant, instant),
      );
      let before = recordingState(participant, plan.startsAt - 1_000);
      expect(before).toBe('DISABLED');
      for (const state of states) {
        seen.add(state);
        expect(state === before || next[before].includes(state), `${before} to ${state}`).toBe(true);
        before = state;
      }
      expect(participant.recordings.length === 0 || stage.recording !== undefined).toBe(true);
      expect(['DISABLED', 'STOPPED', 'FAILED']).toContain(before);
      expect(recordingState(participant, plan.endsAt + 86_400_000)).toBe(before);
    });
    expect(seen).toEqual(new Set(Object.keys(next)));
  });
});

describe('a session at an instant', () => {
  it('is there from its start, ends once, and then stays as it is', () => {
    fc.assert(
      fc.property(sessionsOf('showtime'), ({ plan, instant }) => {
        expect(sessionAt(plan, plan.startsAt - 1_000)).toBeUndefined();
        const facts = sessionAt(plan, instant);
        expect(facts?.startedAt).toBe(instant >= plan.startsAt ? plan.startsAt : undefined);
        expect(facts?.endedAt).toBe(instant >= plan.endsAt ? plan.endsAt : undefined);
        expect(sessionAt(plan, plan.endsAt + 86_400_000)).toEqual(sessionAt(plan, plan.endsAt));
      }),
      { seed: 1, numRuns: Math.ceil(60 * CAMPAIGN_SCALE) },
    );
  });
});
