import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ScenarioName } from '../scenarios/scenario-names.ts';
import { standingAt } from '../simulation/compositions.ts';
import { hasJoined, isConnected, recordingState } from '../simulation/project-session.ts';
import { wholeSeconds } from '../simulation/schedule.ts';
import { covers } from '../simulation/span.ts';
import { createLedger } from '../state/ledger.ts';
import type { World } from '../state/world.ts';
import { apiOf } from '../testing/api.ts';
import { breachesIn, type Lane, lanesAt } from '../testing/event-rules.ts';
import { makePeopleMove, type PeopleMove, peopleMoves, type Play } from '../testing/people-moves.ts';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, START, worldAt } from '../testing/worlds.ts';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT * 6 });

/** One with a follower and exchanges, one with encoders, one whose twelve seats are taken. */
const SHOWTIME_STAGES = ['show-morning-brief', 'sports-league-final', 'classroom-algebra-2'];

/** A world to play in: some stages of the scenario with those that follow them, and three new ones. */
function newPlay(scenario: ScenarioName): Play & { world: ReturnType<typeof worldAt> } {
  const world = worldAt(scenario);
  const api = apiOf(world);
  const made = ['red', 'green', 'blue'].map(
    (name) => api.CreateStage({ name }).stage?.arn?.split('/')[1] ?? '',
  );
  if (scenario === 'empty') {
    api.CreateEncoderConfiguration({});
    api.CreateStorageConfiguration({ s3: { bucketName: 'recordings' } });
    for (const redundantIngest of [false, true]) {
      api.CreateIngestConfiguration({
        ingestProtocol: 'RTMPS',
        redundantIngest,
        stageArn: `arn:aws:ivs:us-east-1:${world.accountId}:stage/${made[0]}`,
      });
    }
  }
  const used = world.resources.stages.filter(({ name }) => SHOWTIME_STAGES.includes(name));
  const followers = used.flatMap((stage) => world.followers(stage));
  return { world, api, stageIds: [...made, ...[...used, ...followers].map(({ id }) => id)] };
}

/** What can be seen of a stage's sessions that are or have been going on lately. */
function seen({ world, stageIds }: Play, instant: number): Map<string, Map<string, Lane>> {
  const sessions = new Map<string, Map<string, Lane>>();
  for (const stageId of stageIds) {
    for (const session of world.courses.until(stageId, instant)) {
      if (session.endsAt < START) continue;
      const lanes = lanesAt(world.script({ id: stageId }, session), instant);
      sessions.set(`${stageId}/${session.sessionId}`, lanes);
    }
  }
  return sessions;
}

const eventKeys = (lane: Lane | undefined, before: number): string[] =>
  (lane?.events ?? []).filter((event) => event.at < before).map((event) => event.key);

/** Everything of complete seconds stays as it was; of the second that goes on nothing vanishes. */
function historyBreaches(
  past: Map<string, Map<string, Lane>>,
  present: Map<string, Map<string, Lane>>,
  instant: number,
): string[] {
  const second = wholeSeconds(instant);
  return [...past].flatMap(([session, lanes]) =>
    [...lanes].flatMap(([participantId, lane]) => {
      const now = present.get(session)?.get(participantId);
      const complete = JSON.stringify(eventKeys(lane, second)) === JSON.stringify(eventKeys(now, second));
      const keys = new Set(eventKeys(now, Infinity));
      const kept = eventKeys(lane, Infinity).every((key) => keys.has(key));
      return complete && kept ? [] : [`${session}: the past of ${participantId} has changed`];
    }),
  );
}

function compositionBreaches(world: World): string[] {
  const now = world.clock.now();
  const running = world.compositionsAt(now).filter(({ transitions }) => {
    const state = standingAt(transitions, now)?.state;
    return state !== 'STOPPED' && state !== 'FAILED';
  });
  const channels = running.flatMap(({ destinations }) =>
    destinations.flatMap(({ recipe, transitions }) =>
      recipe.kind === 'channel' && !['STOPPED', 'FAILED'].includes(standingAt(transitions, now)?.state ?? '')
        ? [recipe.channelId]
        : [],
    ),
  );
  const unordered = world
    .compositionsAt(now)
    .flatMap(({ transitions, destinations }) => [transitions, ...destinations.map((one) => one.transitions)])
    .filter((list) => list.some(({ at }, index) => at > (list[index + 1]?.at ?? Infinity)));
  return [
    ...(running.length > 20 ? ['too many compositions'] : []),
    ...(new Set(channels).size === channels.length ? [] : ['a channel is used twice']),
    ...(unordered.length > 0 ? ['a composition goes back in time'] : []),
  ];
}

/** What holds between sessions: replicas are where their sources publish, and at most five of one. */
function replicationBreaches({ world, stageIds }: Play): string[] {
  const now = world.clock.now();
  return stageIds.flatMap((stageId) =>
    world.courses.until(stageId, now).flatMap((session) => {
      if (session.endsAt < START) return [];
      const { publishers } = world.script({ id: stageId }, session);
      return publishers.flatMap(({ participantId, replication, publications }) => {
        if (replication.type === 'SOURCE') {
          const going = replication.spans.filter((span) => covers(span, now));
          return going.length > 5 ? [`${participantId} is replicated ${going.length} times`] : [];
        }
        if (replication.type === 'NONE') return [];
        const { sourceStageId, sourceSessionId } = replication;
        const source = world.courses.byId(sourceStageId, sourceSessionId, now);
        const publisher = source && world.script({ id: sourceStageId }, source).participant(participantId);
        const within = publications.every(({ from, to }) =>
          // The last second of a source may be the first of its replica.
          publisher?.publications.some((span) => span.from <= from && to <= span.to + 1_000),
        );
        return within || replication.spans.length > 1
          ? []
          : [`${participantId} is replicated and does not publish`];
      });
    }),
  );
}

/** A barred token opens nothing, and what is recorded has a state that fits. */
function personBreaches({ world, stageIds }: Play): string[] {
  const now = world.clock.now();
  return stageIds.flatMap((stageId) => {
    const session = world.courses.active(stageId, now);
    if (!session) return [];
    const { participants } = world.script({ id: stageId }, session);
    const barred = new Set(
      world.ledger
        .of(stageId)
        .flatMap((entry) =>
          entry.kind === 'participant-disconnected' && wholeSeconds(entry.at) < wholeSeconds(now)
            ? [entry.participantId]
            : [],
        ),
    );
    return participants
      .filter((participant) => hasJoined(participant, now))
      .flatMap((participant) => [
        ...(barred.has(participant.participantId) &&
        isConnected(participant, now) &&
        !participant.ingest &&
        participant.replication.type !== 'REPLICA'
          ? [`${participant.participantId} is connected with a barred token`]
          : []),
        ...(recordingState(participant, now) !== 'DISABLED' && participant.publications.length === 0
          ? [`${participant.participantId} is recorded and never published`]
          : []),
      ]);
  });
}

describe.each<ScenarioName>(['empty', 'showtime'])('whatever people do in the sessions of %s', (scenario) => {
  const played = (moves: readonly PeopleMove[], after: (play: Play) => void): Play & { now: number } => {
    const play = newPlay(scenario);
    let now = START;
    for (const move of moves) {
      now += move.pause;
      play.world.setNow(now);
      makePeopleMove(play, move);
      after(play);
    }
    return { ...play, now };
  };

  it('never breaks a rule, and never changes the past', () => {
    fc.assert(
      fc.property(peopleMoves, (moves) => {
        let past = new Map<string, Map<string, Lane>>();
        let instant = START;
        let moved = 0;
        played(moves, (play) => {
          moved += 1;
          // The crowds of the scenario take their time to be looked at.
          if (scenario !== 'empty' && moved % 8 > 0 && moved < moves.length) return;
          const now = play.world.clock.now();
          const present = seen(play, now);
          expect([...present.values()].flatMap(breachesIn)).toEqual([]);
          expect(historyBreaches(past, present, instant)).toEqual([]);
          expect(compositionBreaches(play.world)).toEqual([]);
          expect(replicationBreaches(play)).toEqual([]);
          expect(personBreaches(play)).toEqual([]);
          past = present;
          instant = now;
        });
      }),
      { seed: 1, numRuns: Math.ceil((scenario === 'empty' ? 30 : 6) * CAMPAIGN_SCALE) },
    );
  });

  it('goes on by the rules when nobody does anything more, and is the same after a restart', () => {
    fc.assert(
      fc.property(peopleMoves, fc.nat(86_400_000), (moves, later) => {
        const play = played(moves, () => undefined);
        const past = seen(play, play.now);
        const again = worldAt(scenario, 1, play.now + later, {
          ledger: createLedger(play.world.ledger.entries),
        });
        const present = seen({ ...play, world: again }, play.now + later);
        expect([...present.values()].flatMap(breachesIn)).toEqual([]);
        expect(historyBreaches(past, present, play.now)).toEqual([]);
        again.setNow(play.now);
        expect(seen({ ...play, world: again }, play.now)).toEqual(past);
      }),
      { seed: 2, numRuns: Math.ceil((scenario === 'empty' ? 20 : 4) * CAMPAIGN_SCALE) },
    );
  });
});
