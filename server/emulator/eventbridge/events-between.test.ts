import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { publish, leave } from '../people/act.ts';
import { exchangeFor } from '../people/exchange-token.ts';
import { befall } from '../people/destination.ts';
import { smallWorld } from '../testing/small-world.ts';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, START, worldAt } from '../testing/worlds.ts';
import type { BusEvent, TimedEvent } from './event.ts';
import { eventsBetween } from './events-between.ts';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

const namesIn = (events: readonly TimedEvent[]): string[] =>
  events.map(({ event }) => event.detail.event_name);
const named = (events: readonly TimedEvent[], name: string): BusEvent | undefined =>
  events.find(({ event }) => event.detail.event_name === name)?.event;
const keysOf = (event: BusEvent | undefined): string[] =>
  Object.keys(event?.detail ?? {}).toSorted((one, other) => (one < other ? -1 : 1));

const STAGE_KEYS = ['event_name', 'event_time', 'participant_id', 'session_id', 'user_id'];
const RECORDING_KEYS = [
  'event_name',
  'participant_id',
  'recording_s3_bucket_name',
  'recording_s3_key_prefix',
  'session_id',
];

const sorted = (names: readonly string[]): string[] => names.toSorted((one, other) => (one < other ? -1 : 1));

describe('the events of what people do', () => {
  it('have the members that AWS describes, and no others', () => {
    const { world, api, arnOfStage, join, step, again } = smallWorld(2);
    const storage = api.CreateStorageConfiguration({ s3: { bucketName: 'recordings' } }).storageConfiguration;
    api.UpdateStage({
      arn: arnOfStage(0),
      autoParticipantRecordingConfiguration: { storageConfigurationArn: storage?.arn },
    });
    const alice = join({ userId: 'alice', selfSigned: true });
    const bob = join({ userId: 'bob', capabilities: ['SUBSCRIBE'] });
    publish(world, again(alice));
    publish(world, again(bob));
    step(10);
    const pair = {
      sourceStageArn: arnOfStage(0),
      destinationStageArn: arnOfStage(1),
      participantId: alice.participant.participantId,
    };
    api.StartParticipantReplication(pair);
    step(10);
    exchangeFor(world, again(alice), { attributes: { role: 'host' }, minutes: 60 });
    api.StopParticipantReplication(pair);
    step(10);
    leave(world, again(alice), false);
    step(60);
    const events = eventsBetween(world, START, START + 90_000);
    expect(sorted(namesIn(events))).toEqual([
      'Participant Publish Error',
      'Participant Published',
      'Participant Published',
      'Participant Replication End',
      'Participant Replication Start',
      'Participant Unpublished',
      'Participant Unpublished',
      'Recording End',
      'Recording Start',
      'Token Exchanged',
    ]);
    const published = named(events, 'Participant Published');
    expect(published).toMatchObject({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      'detail-type': 'IVS Stage Update',
      source: 'aws.ivs',
      account: world.accountId,
      time: '2026-11-20T14:00:00Z',
      region: 'us-east-1',
      resources: [arnOfStage(0)],
      detail: {
        session_id: alice.session.sessionId,
        event_time: '2026-11-20T14:00:00Z',
        event_time_precise: expect.stringMatching(/^2026-11-20T14:00:00\.\d{6}Z$/),
        user_id: 'alice',
        participant_id: alice.participant.participantId,
        replica: false,
      },
    });
    expect(keysOf(published)).toEqual(sorted([...STAGE_KEYS, 'event_time_precise', 'replica']));
    const replica = events.findLast(({ event }) => event.detail.event_name === 'Participant Published');
    expect(replica?.event.detail).toMatchObject({
      replica: true,
      source_stage_arn: arnOfStage(0),
      source_session_id: alice.session.sessionId,
    });
    expect(keysOf(named(events, 'Participant Publish Error'))).toEqual(
      sorted([...STAGE_KEYS, 'error_code', 'replica']),
    );
    expect(named(events, 'Participant Publish Error')?.detail['error_code']).toBe(
      'INSUFFICIENT_CAPABILITIES',
    );
    for (const name of ['Participant Replication Start', 'Participant Replication End']) {
      expect(keysOf(named(events, name))).toEqual(
        sorted([...STAGE_KEYS, 'destination_session_id', 'destination_stage_arn']),
      );
    }
    const exchanged = named(events, 'Token Exchanged');
    expect(keysOf(exchanged)).toEqual(sorted([...STAGE_KEYS, 'new_token', 'previous_token']));
    expect(exchanged?.detail['new_token']).toEqual({
      capabilities: ['PUBLISH', 'SUBSCRIBE'],
      attributes: { role: 'host' },
      user_id: 'alice',
      expiration_time: '2026-11-20T15:00:20Z',
    });
    expect(keysOf(named(events, 'Recording Start'))).toEqual(RECORDING_KEYS);
    const recorded = named(events, 'Recording End');
    expect(keysOf(recorded)).toEqual(sorted([...RECORDING_KEYS, 'recording_duration_ms']));
    expect(recorded?.detail['recording_s3_bucket_name']).toBe('recordings');
    expect(recorded?.detail['recording_s3_key_prefix']).toMatch(/\/2026-11-20T14-00-00Z$/);
  });
});

describe('the events of compositions', () => {
  it('tell starts, ends, reconnecting and failures, destinations before the whole', () => {
    const { world, api, arnOfStage, join, step, again } = smallWorld();
    publish(world, again(join()));
    const channelArn = arnOfStage(0).replace(':stage/', ':channel/');
    const start = () =>
      api.StartComposition({ stageArn: arnOfStage(0), destinations: [{ channel: { channelArn } }] })
        .composition;
    const first = start();
    step(20);
    api.StopComposition({ arn: first?.arn });
    step(20);
    const second = start();
    step(20);
    const id = second?.arn?.split('/')[1] ?? '';
    const destination = second?.destinations?.[0]?.id ?? '';
    befall(world, id, destination, { kind: 'reconnect' });
    step(5);
    befall(world, id, destination, { kind: 'fail', errorCode: 'ConflictException' });
    step(5);
    const events = eventsBetween(world, START, START + 70_000).filter(
      ({ event }) => event['detail-type'] === 'IVS Composition State Change',
    );
    expect(namesIn(events)).toEqual([
      'Session Start',
      'Destination Start',
      'Destination End',
      'Session End',
      'Session Start',
      'Destination Start',
      'Destination Reconnecting',
      'Destination Failure',
      'Session Failure',
    ]);
    expect(events.at(-2)?.event).toMatchObject({
      resources: [second?.arn],
      detail: {
        stage_arn: arnOfStage(0),
        id: destination,
        error_code: 'ConflictException',
        reason: 'Stream already exists (another broadcast is live on the channel)',
      },
    });
    expect(events.at(-1)?.event.detail).toEqual({
      event_name: 'Session Failure',
      stage_arn: arnOfStage(0),
      error_code: 'DestinationFailure',
      reason: 'One or more outputs failed',
    });
  });
});

describe('the events between two instants', () => {
  it('are those before and those after any instant between them, each once', () => {
    const world = worldAt('showtime');
    fc.assert(
      fc.property(fc.nat(7_200), fc.nat(600), fc.nat(600), (from, one, other) => {
        const [start, middle] = [START + from * 1_000, START + (from + one) * 1_000];
        const end = middle + other * 1_000;
        const ids = (events: readonly TimedEvent[]) => events.map(({ event }) => event.id);
        const whole = ids(eventsBetween(world, start, end));
        expect(new Set(whole).size).toBe(whole.length);
        expect([
          ...ids(eventsBetween(world, start, middle - 1)),
          ...ids(eventsBetween(world, middle, end)),
        ]).toEqual(whole);
      }),
      { seed: 1, numRuns: Math.ceil(15 * CAMPAIGN_SCALE) },
    );
  });

  it('name participants who were there', () => {
    const world = worldAt('showtime');
    const hour = eventsBetween(world, START, START + 3_600_000);
    expect(hour.length).toBeGreaterThan(50);
    for (const { at, event } of hour) {
      const { participant_id: participantId, session_id: sessionId } = event.detail;
      if (typeof participantId !== 'string' || typeof sessionId !== 'string') continue;
      const stageId = event.resources[0]?.split('/')[1] ?? '';
      const session = world.courses.byId(stageId, sessionId, at);
      const participant = session && world.script({ id: stageId }, session).participant(participantId);
      expect(participant?.presences[0]?.from).toBeLessThanOrEqual(at);
    }
  });
});
