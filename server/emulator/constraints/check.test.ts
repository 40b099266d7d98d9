import { describe, expect, it } from 'vitest';
import { isPaged, PAGE_LIMITS } from '../wire/page-limits.ts';
import type { Operation } from '../wire/operation.ts';
import { violations } from './check.ts';
import type { Constraint, MemberTable } from './constraint.ts';
import { INPUTS } from './inputs.ts';
import { refusalOf } from './refusal.ts';
import { leastInput } from './testing/edge-cases.ts';
import { validationMessage } from './violation.ts';

const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';
const STORAGE = 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/AbCdEfGh1234';
const MEGABYTE = 2 ** 20;

describe('the violations of an input', () => {
  it('are told in the words of AWS, with the path of the member', () => {
    expect(violations('ListStages', { maxResults: 101 })).toEqual([
      { member: 'maxResults', rule: 'Member must have value less than or equal to 100' },
    ]);
    expect(
      violations('ListParticipantReplicas', { sourceStageArn: STAGE, participantId: 'abc', maxResults: 51 }),
    ).toEqual([{ member: 'maxResults', rule: 'Member must have value less than or equal to 50' }]);
    expect(violations('CreateStage', { name: 'two words' })).toEqual([
      { member: 'name', rule: 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_]*$' },
    ]);
    expect(
      violations('StartComposition', {
        stageArn: STAGE,
        destinations: [{ s3: { storageConfigurationArn: STORAGE, encoderConfigurationArns: [] } }],
      }),
    ).toEqual([
      {
        member: 'destinations[0].s3.encoderConfigurationArns',
        rule: 'Member must have length greater than or equal to 1',
      },
    ]);
    expect(
      violations('CreateParticipantToken', { stageArn: STAGE, capabilities: ['PUBLISH', 'LISTEN'] }),
    ).toEqual([
      { member: 'capabilities[1]', rule: 'Member must satisfy enum value set: [PUBLISH, SUBSCRIBE]' },
    ]);
    expect(
      violations('TagResource', { resourceArn: STAGE, tags: { '': 'x', env: 'y'.repeat(257) } }),
    ).toEqual([
      { member: 'tags.env', rule: 'Member must have length less than or equal to 256' },
      {
        member: 'tags',
        rule: 'Map keys must satisfy constraint: [Member must have length greater than or equal to 1]',
      },
    ]);
  });

  it('are listed all, in one message', () => {
    const found = violations('GetParticipant', { stageArn: '', sessionId: 'st short' });
    expect(validationMessage(found)).toBe(
      '5 validation errors detected: ' +
        "Value at 'stageArn' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value at 'stageArn' failed to satisfy constraint: Member must satisfy regular expression pattern: " +
        '^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$; ' +
        "Value at 'sessionId' failed to satisfy constraint: Member must have length greater than or equal to 16; " +
        "Value at 'sessionId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^st-[a-zA-Z0-9]+$; " +
        "Value at 'participantId' failed to satisfy constraint: Member must not be null",
    );
    expect(refusalOf('ListStages', { maxResults: 0 })).toBe(
      "1 validation error detected: Value at 'maxResults' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 1',
    );
    expect(refusalOf('ListStages', { maxResults: 100 })).toBeUndefined();
  });

  it('do not count what the API ignores: unknown members and null for an optional one', () => {
    expect(violations('ListStages', { maxResults: null, nextToken: undefined, colour: 7 })).toEqual([]);
  });

  it('take the ARN of each of the six kinds of resource where tags are concerned, and no other', () => {
    const tagged = (kind: string) =>
      violations('ListTagsForResource', {
        resourceArn: `arn:aws:ivs:us-east-1:123456789012:${kind}/AbCdEfGh1234`,
      });
    const kinds = ['stage', 'composition', 'encoder-configuration', 'storage-configuration'];
    for (const kind of [...kinds, 'ingest-configuration', 'public-key']) expect(tagged(kind)).toEqual([]);
    for (const kind of ['channel', 'x', 'stages', '']) expect(tagged(kind)).not.toEqual([]);
  });

  it('take the empty string for an ARN only where it means "none"', () => {
    expect(
      violations('UpdateIngestConfiguration', { ...leastInput('UpdateIngestConfiguration'), stageArn: '' }),
    ).toEqual([]);
    expect(
      violations('UpdateStage', {
        arn: STAGE,
        autoParticipantRecordingConfiguration: { storageConfigurationArn: '' },
      }),
    ).toEqual([]);
    expect(violations('ListCompositions', { filterByStageArn: '' })).not.toEqual([]);
  });
});

describe('odd inputs', () => {
  it.each([[null], [undefined], [7], ['text'], [true], [[]], [new Date(0)]])(
    'of another kind are told: %o',
    (input) => {
      const found = violations('GetStage', input);
      expect(found).toHaveLength(1);
      expect(validationMessage(found)).toContain(input instanceof Date ? "'arn'" : "'input'");
    },
  );

  it('do not borrow members from a prototype', () => {
    const polluted: unknown = JSON.parse(`{"__proto__": {"arn": "${STAGE}"}}`);
    expect(violations('GetStage', polluted)).toEqual([{ member: 'arn', rule: 'Member must not be null' }]);
    expect(violations('GetStage', Object.create({ arn: STAGE }))).toHaveLength(1);
    const tags: unknown = JSON.parse(
      '{"__proto__": "a", "constructor": "b", "toString": "c", "hasOwnProperty": "d"}',
    );
    expect(violations('TagResource', { resourceArn: STAGE, tags })).toEqual([]);
    const bad: unknown = JSON.parse('{"__proto__": 7}');
    expect(violations('TagResource', { resourceArn: STAGE, tags: bad })).toEqual([
      { member: 'tags.__proto__', rule: 'Member must be a string' },
    ]);
  });

  it('may be nested as deep as they like', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(violations('CreateStage', { participantTokenConfigurations: deep })).toEqual([
      { member: 'participantTokenConfigurations[0]', rule: 'Member must be a structure' },
    ]);
    expect(violations('CreateStage', { name: deep, tags: { deep } })).toHaveLength(2);
  });

  it('get a short answer, however much is wrong', () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [`key-${index}`, index]),
    );
    const found = violations('CreateParticipantToken', { stageArn: STAGE, attributes });
    expect(found).toHaveLength(200);
    const longKeys = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}`.repeat(9_999), 7]),
    );
    const tagged = violations('TagResource', { resourceArn: STAGE, tags: longKeys });
    // The size of the map, its keys, and the values of the fifty that may be there.
    expect(tagged).toHaveLength(52);
    expect(validationMessage(tagged).length).toBeLessThan(20_000);
    const many = Array.from({ length: 100_000 }, () => ({ duration: 0 }));
    // Twelve are read; the rest is wrong by being there.
    expect(violations('CreateStage', { participantTokenConfigurations: many })).toHaveLength(13);
  });

  it('count characters as people do, not UTF-16 units', () => {
    const reason = (text: string) =>
      violations('DisconnectParticipant', { stageArn: STAGE, participantId: 'a', reason: text });
    expect(reason('👩'.repeat(128))).toEqual([]);
    expect(reason(`${'👩'.repeat(128)}.`)).toHaveLength(1);
    const { rule } = violations('GetStageSession', { stageArn: STAGE, sessionId: '👩'.repeat(8) })[0]!;
    expect(rule).toBe('Member must have length greater than or equal to 16');
    // A lone half of a surrogate pair is one character.
    expect(reason('\ud83d'.repeat(128))).toEqual([]);
    expect(reason('\ud83d'.repeat(129))).toHaveLength(1);
  });
});

/** Every pattern of the table. */
const patternsIn = (members: MemberTable): RegExp[] =>
  Object.values(members).flatMap((member) => patternsOf(member.kind === 'required' ? member.of : member));

const patternsOf = (constraint: Constraint): RegExp[] => {
  if (constraint.kind === 'text') return constraint.pattern === undefined ? [] : [constraint.pattern];
  if (constraint.kind === 'list') return patternsOf(constraint.item);
  return constraint.kind === 'structure' ? patternsIn(constraint.members) : [];
};

describe('the patterns', () => {
  const all = Object.values(INPUTS).flatMap((members) => patternsIn(members as MemberTable));
  const patterns = [...new Map(all.map((pattern) => [pattern.source, pattern])).values()];
  const begin = '-----BEGIN PUBLIC KEY-----\n';
  // Each is the beginning of a match repeated, the shape that makes a pattern with nested choices run for ever.
  const hostile = [
    'a'.repeat(MEGABYTE),
    '-'.repeat(MEGABYTE),
    `${'a'.repeat(MEGABYTE)}!`,
    `arn:aws:ivs:${'a'.repeat(MEGABYTE)}`,
    `arn:aws:ivs:a:${'0'.repeat(MEGABYTE)}`,
    `arn:aws:ivs:a:0:stage/${'a'.repeat(MEGABYTE)}!`,
    'arn:aws:ivs:'.repeat(MEGABYTE / 12),
    begin.repeat(MEGABYTE / begin.length),
    begin + '\n'.repeat(MEGABYTE),
    begin + 'a\n'.repeat(MEGABYTE / 2),
    (begin + '\r\n'.repeat(500)).repeat(1_000),
  ];

  it('answer a megabyte of malice as fast as anything else', () => {
    expect(patterns).toHaveLength(16);
    // A quadratic pattern would take minutes and run into the time limit of the test.
    for (const pattern of patterns)
      for (const text of hostile) expect(typeof pattern.test(text)).toBe('boolean');
    for (const text of hostile) {
      expect(refusalOf('ImportPublicKey', { publicKeyMaterial: text })).toContain("'publicKeyMaterial'");
    }
  });
});

describe('the pages of lists', () => {
  it('have the same maximum here as where they are cut', () => {
    const operations = (Object.keys(INPUTS) as Operation[]).filter(isPaged);
    expect(operations).toHaveLength(10);
    for (const operation of operations) {
      const { maximum } = PAGE_LIMITS[operation];
      const input = leastInput(operation);
      expect(violations(operation, { ...input, maxResults: maximum })).toEqual([]);
      expect(violations(operation, { ...input, maxResults: maximum + 1 })).toHaveLength(1);
    }
  });
});
