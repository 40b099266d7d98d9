import { describe, expect, it } from 'vitest';
import { breachesOf } from './testing/account-rules.ts';
import { historyBreaches } from './testing/history-rules.ts';
import { look, newGame, QUOTAS } from './testing/playing.ts';
import type { ParticipantReading, Reading } from './testing/reading.ts';

/** The rules of the campaign, each against a reading that breaks it. */

const game = newGame(2);
game.now += 60_000;
game.world.setNow(game.now);
const present = look(game);

type Draft = { -readonly [Name in keyof Reading]: Reading[Name] };

const only = <Item>(list: ReadonlyMap<string, Item>): [string, Item] => {
  const [first] = list;
  if (!first) throw new Error('there is nothing to break');
  return first;
};

/** The reading with another first stage, first session or first publisher. */
const withPerson = (change: (one: ParticipantReading, all: ParticipantReading[]) => object): Reading => {
  const [arn, stage] = only(present.stages);
  const [sessionId, session] = only(stage.sessions);
  const people = new Map(session.participants);
  const [id, publisher] = [...people].find(([, { listed }]) => listed.published) ?? only(people);
  people.set(id, { ...publisher, ...change(publisher, [...people.values()]) });
  const sessions = new Map(stage.sessions).set(sessionId, { ...session, participants: people });
  return { ...present, stages: new Map(present.stages).set(arn, { ...stage, sessions }) };
};

const without = (names: readonly string[]) =>
  withPerson(({ events }) => ({ events: events.filter(({ name = '' }) => !names.includes(name)) }));

const draft = (change: (reading: Draft) => void): Reading => {
  const copy: Draft = { ...present };
  change(copy);
  return copy;
};

const broken: [what: string, reading: Reading, breach: RegExp][] = [
  ['somebody publishes without having joined', without(['JOINED']), /against its events|away|out of order/],
  ['somebody is published without an event', without(['PUBLISH_STARTED']), /published against its events/],
  [
    'somebody is subscribed to who is not there',
    withPerson(({ events }) => ({ events: events.map((one) => ({ ...one, remoteParticipantId: 'x' })) })),
    /who is not listed/,
  ],
  [
    'an event is of somebody else',
    withPerson(({ events }) => ({ events: events.map((one) => ({ ...one, participantId: 'x' })) })),
    /of somebody else/,
  ],
  [
    'the list says another state than the participant itself',
    withPerson(({ listed }) => ({ listed: { ...listed, state: 'DISCONNECTED' } })),
    /listed otherwise than got/,
  ],
  [
    'a storage configuration that a stage records to is gone',
    draft((reading) => (reading.storages = new Map())),
    /records to what is gone/,
  ],
  [
    'a stage has an active session that is not open',
    draft((reading) => {
      const [arn, stage] = only(reading.stages);
      const listed = { ...stage.listed, activeSessionId: '' };
      reading.stages = new Map(reading.stages).set(arn, { ...stage, listed });
    }),
    /active is , open is st-/,
  ],
  [
    'there are more stages than the quota',
    draft((reading) => {
      const [, stage] = only(reading.stages);
      reading.stages = new Map(Array.from({ length: 6 }, (_, index) => [String(index), stage]));
    }),
    /too many stages/,
  ],
];

describe('the rules of the campaign', () => {
  it('hold in a world that nobody has broken', () => {
    expect([...breachesOf(present, QUOTAS), ...historyBreaches(present, present, game.memory)]).toEqual([]);
  });

  it.each(broken)('notice when %s', (_what, reading, breach) => {
    expect(breachesOf(reading, QUOTAS).join('\n')).toMatch(breach);
  });

  it('notice when the past changes', () => {
    const changed = without(['PUBLISH_STARTED']);
    expect(historyBreaches(present, changed, game.memory).join('\n')).toMatch(/has another past/);
  });

  it('notice what is gone without having been deleted, and what is there though it was', () => {
    const [arn] = only(present.stages);
    const stages = new Map(present.stages);
    stages.delete(arn);
    expect(historyBreaches(undefined, { ...present, stages }, game.memory)).toEqual([`${arn} is gone`]);
    const arns = new Map(game.memory.arns).set(arn, 'deleted' as const);
    expect(historyBreaches(undefined, present, { ...game.memory, arns })).toEqual([
      `${arn} is there and was deleted`,
    ]);
  });
});
