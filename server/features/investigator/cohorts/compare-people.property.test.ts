import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CohortPerson,
  type Device,
  deviceOf,
  DIMENSIONS,
  hasProblem,
} from '#shared/investigator/cohorts/cohort-person.ts';
import { statementWords, unknownWords } from '#shared/investigator/cohorts/cohort-words.ts';
import { chanceOf } from '#shared/investigator/cohorts/exact-test.ts';
import { groupsOf } from '#shared/investigator/cohorts/groups.ts';
import { meets, statementsOf } from '#shared/investigator/cohorts/statements.ts';
import { type Askable, MOST_ASKED, whomToAsk } from '#shared/investigator/cohorts/whom-to-ask.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
const seeded = { seed: 1, numRuns: 200 * SCALE };

let next = 0;
const person = (device: Device | undefined, ...errors: string[]): CohortPerson => ({
  participantId: `p${(next += 1)}`,
  errors,
  reconnections: 0,
  device,
});
const times = (number: number, make: () => CohortPerson): CohortPerson[] =>
  Array.from({ length: number }, make);

const oldAtComcast: Device = { sdk: '1.9', provider: 'Comcast' };
const oldElsewhere: Device = { sdk: '1.9', provider: 'Orange' };
const newAtComcast: Device = { sdk: '1.33', provider: 'Comcast' };
const newElsewhere: Device = { sdk: '1.33', provider: 'Orange' };

describe('statementsOf', () => {
  it('finds what all who failed have in common and nobody else has', () => {
    const people = [
      ...times(5, () => person(oldAtComcast, 'BITRATE_EXCEEDED')),
      ...times(11, () => person(oldElsewhere)),
      ...times(12, () => person(newAtComcast)),
      ...times(8, () => person(newElsewhere)),
    ];
    expect(statementsOf(people).map(statementWords)).toEqual([
      'All 5 people with BITRATE_EXCEEDED are with SDK 1.9 at Comcast: 5 of 5 with BITRATE_EXCEEDED, 0 of 31 without.',
    ]);
  });

  it('names one thing where one suffices', () => {
    const people = [
      ...times(2, () => person(oldAtComcast, 'INVALID_INPUT')),
      ...times(3, () => person(oldElsewhere, 'INVALID_INPUT')),
      ...times(14, () => person(newAtComcast)),
      ...times(17, () => person(newElsewhere)),
    ];
    expect(statementsOf(people)).toMatchObject([
      {
        conditions: [{ dimension: 'sdk', value: '1.9' }],
        withProblem: { matching: 5, of: 5 },
        without: { matching: 0, of: 31 },
      },
    ]);
  });

  it('says nothing of too few, of those who have it all alike, or where there is nobody to compare with', () => {
    const few = [...times(2, () => person(oldAtComcast, 'A')), ...times(40, () => person(newElsewhere))];
    const alike = [...times(5, () => person(oldAtComcast, 'A')), ...times(31, () => person(oldAtComcast))];
    const alone = times(30, () => person(oldAtComcast, 'A'));
    const chance = [...times(3, () => person(oldAtComcast, 'A')), ...times(3, () => person(newElsewhere))];
    for (const people of [few, alike, alone, chance, []]) expect(statementsOf(people)).toEqual([]);
  });

  it('tells of those who came back as well', () => {
    const back = times(6, () => ({ ...person(newAtComcast), reconnections: 2 }));
    const [statement] = statementsOf([...back, ...times(30, () => person(newElsewhere))]);
    expect(statement && statementWords(statement)).toBe(
      'All 6 people with reconnections are at Comcast: 6 of 6 with reconnections, 0 of 30 without.',
    );
  });

  it('counts on neither side of whom it is not known', () => {
    const people = [
      ...times(5, () => person(oldAtComcast, 'A')),
      ...times(30, () => person(newElsewhere)),
      ...times(2, () => ({ ...person(oldAtComcast), errors: undefined, reconnections: undefined })),
      ...times(3, () => person({ provider: 'Orange' })),
    ];
    const statement = statementsOf(people).find(({ conditions }) => conditions[0]?.dimension === 'sdk');
    expect(statement).toMatchObject({ withProblem: { of: 5 }, without: { of: 30 }, leftOut: 5 });
    expect(unknownWords([...people, person(undefined)])).toEqual([
      'The devices of 1 person were not asked.',
      'The events of 2 people are not loaded.',
      'No operating system given for 40.',
      'No browser given for 40.',
      'No SDK version given for 3.',
      'No protocol given for 40.',
    ]);
  });
});

const device: fc.Arbitrary<Device> = fc
  .record({
    os: fc.constantFrom('Mac', 'Windows', undefined),
    browser: fc.constantFrom('Chrome 116', 'Firefox 120', undefined),
    sdk: fc.constantFrom('1.9', '1.33', undefined),
    provider: fc.constantFrom('Comcast', 'Orange', undefined),
  })
  .map((told) => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)));
const somebody: fc.Arbitrary<CohortPerson> = fc.record({
  participantId: fc.uuid(),
  errors: fc.option(fc.subarray(['A', 'B']), { nil: undefined, freq: 5 }),
  reconnections: fc.nat(2),
  device: fc.option(device, { nil: undefined, freq: 5 }),
});
const everybody = fc.array(somebody, { maxLength: 40 });

describe('whoever is compared', () => {
  it('is counted right in every statement, whatever the order', () => {
    fc.assert(
      fc.property(everybody, (people) => {
        const statements = statementsOf(people);
        expect(statementsOf(people.toReversed())).toEqual(statements);
        for (const { problem, conditions, withProblem, without, leftOut } of statements) {
          const asked = people.filter((one) => one.device !== undefined);
          const has = (one: CohortPerson) => hasProblem(one, problem);
          const matches = (one: CohortPerson) => meets(one.device, conditions);
          const known = asked.filter((one) => has(one) !== undefined && matches(one) !== undefined);
          expect(withProblem).toEqual({
            of: known.filter((one) => has(one)).length,
            matching: known.filter((one) => has(one) && matches(one)).length,
          });
          expect(without).toEqual({
            of: known.filter((one) => !has(one)).length,
            matching: known.filter((one) => !has(one) && matches(one)).length,
          });
          expect(leftOut).toBe(asked.length - known.length);
          expect(withProblem.matching).toBeGreaterThanOrEqual(3);
          expect(withProblem.matching / withProblem.of).toBeGreaterThan(without.matching / without.of);
        }
      }),
      seeded,
    );
  });

  it('is in one group of each dimension', () => {
    fc.assert(
      fc.property(everybody, (people) => {
        const asked = people.filter((one) => one.device !== undefined);
        const groups = groupsOf(people);
        for (const dimension of DIMENSIONS) {
          const own = groups.filter((group) => group.dimension === dimension);
          expect(own.reduce((sum, group) => sum + group.people, 0)).toBe(asked.length);
          expect(own.reduce((sum, group) => sum + group.withErrors, 0)).toBe(
            asked.filter(({ errors }) => (errors?.length ?? 0) > 0).length,
          );
        }
      }),
      seeded,
    );
  });

  it('is rarely set apart by chance alone', () => {
    // Of worlds in which nothing has to do with anything, at most one in twenty may be said to have a pattern.
    const random = fc.array(
      fc.record({
        participantId: fc.uuid(),
        errors: fc.constantFrom<string[]>([], [], [], ['A']),
        reconnections: fc.constant(0),
        device: fc.record({
          sdk: fc.constantFrom('1', '2', '3'),
          provider: fc.constantFrom('a', 'b', 'c', 'd'),
          os: fc.constantFrom('x', 'y'),
        }),
      }),
      { minLength: 40, maxLength: 40 },
    );
    const worlds = fc.sample(random, { seed: 7, numRuns: 400 });
    const wrong = worlds.filter((people) => statementsOf(people).length > 0).length;
    expect(wrong / worlds.length).toBeLessThanOrEqual(0.05);
  });
});

describe('chanceOf', () => {
  it.each([
    // Fisher's tea: four of four cups, and three of four.
    [4, 4, 0, 4, 1 / 70],
    [3, 4, 1, 4, 17 / 70],
    [0, 4, 4, 4, 1],
    [3, 3, 0, 31, 1 / 5984],
    [5, 5, 31, 31, 1],
  ])('of %i of %i, with %i of %i of the others, is as tables have it', (...given) => {
    const [sharing, withProblem, othersSharing, without, expected] = given;
    expect(chanceOf(sharing, withProblem, othersSharing, without)).toBeCloseTo(expected, 10);
  });
});

describe('whomToAsk', () => {
  const people: fc.Arbitrary<Askable[]> = fc
    .array(fc.record({ publishes: fc.boolean(), troubled: fc.boolean() }), { maxLength: 700, size: 'max' })
    .map((list) => list.map((one, index) => ({ ...one, participantId: `p${index}` })));

  it('is everybody of a small session, and two hundred of a great one with some of each kind', () => {
    fc.assert(
      fc.property(people, (list) => {
        const chosen = whomToAsk(list);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.length).toBe(Math.min(list.length, MOST_ASKED));
        expect(chosen.every((one) => list.includes(one))).toBe(true);
        const isTroubled = ({ troubled }: Askable): boolean => troubled;
        const troubled = list.filter(isTroubled).length;
        const least = Math.min(troubled, MOST_ASKED * 0.75);
        if (list.length > MOST_ASKED) {
          expect(chosen.filter(isTroubled).length).toBeGreaterThanOrEqual(least);
          const others = list.length - troubled;
          expect(chosen.length - chosen.filter(isTroubled).length).toBeGreaterThanOrEqual(
            Math.min(others, MOST_ASKED / 4),
          );
        }
      }),
      { seed: 1, numRuns: 60 * SCALE },
    );
  });

  it('has publishers and people with errors before all others', () => {
    const list = [
      { participantId: 'viewer', publishes: false, troubled: false },
      { participantId: 'failed', publishes: false, troubled: true },
      { participantId: 'publisher', publishes: true, troubled: false },
    ];
    expect(whomToAsk(list).map(({ participantId }) => participantId)).toEqual([
      'publisher',
      'failed',
      'viewer',
    ]);
  });
});

describe('deviceOf', () => {
  it('leaves out what AWS gave nothing for', () => {
    expect(
      deviceOf({
        osName: ' macOS ',
        browserName: 'Chrome',
        browserVersion: '116.0.5845',
        sdkVersion: '',
        protocol: 'UNKNOWN',
      }),
    ).toEqual({
      os: 'macOS',
      browser: 'Chrome 116',
    });
  });
});
