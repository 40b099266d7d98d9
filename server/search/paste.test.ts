import { describe, expect, it } from 'vitest';
import { OPERATION_PAGES } from '#shared/search/paste/operations.ts';
import type { PlaceIn } from '#shared/search/paste/places.ts';
import { readPaste } from '#shared/search/paste/read-paste.ts';
import type { Operation } from '#server/aws/operation-types.ts';
import { operations } from '#server/aws/operations.ts';
import { membersOf } from '#server/testing/sdk-members.ts';

const REALM = { region: 'us-west-2', accountId: '123456789012' };
const arn = (kind: string, id: string) => `arn:aws:ivs:${REALM.region}:${REALM.accountId}:${kind}/${id}`;
const STAGE = 'StAgEaAaAaA1';
const SESSION = 'st-SeSsIoNaAaAa1';

/** A value for each member of an input that names something, by its name. */
const NAMED: Readonly<Record<string, string>> = {
  stageArn: arn('stage', STAGE),
  filterByStageArn: arn('stage', STAGE),
  sourceStageArn: arn('stage', STAGE),
  destinationStageArn: arn('stage', 'StAgEbBbBbB2'),
  sessionId: SESSION,
  participantId: 'PeRsOnAaAaA1',
  userId: 'ana',
  filterByUserId: 'ana',
};
const KINDS = {
  Composition: 'composition',
  EncoderConfiguration: 'encoder-configuration',
  StorageConfiguration: 'storage-configuration',
  IngestConfiguration: 'ingest-configuration',
  PublicKey: 'public-key',
  Stage: 'stage',
} as const;
const kindOf = (operation: Operation) =>
  Object.entries(KINDS).find(([name]) => operation.endsWith(name))?.[1] ?? 'stage';

/** The input of an operation with all that it has a member for, as far as it names something. */
function inputOf(operation: Operation): Record<string, string> {
  const names = membersOf(operation, 'input').filter((path) => !path.includes('.'));
  const value = (name: string) =>
    name === 'arn' || name === 'resourceArn' ? arn(kindOf(operation), 'ReSoUrCeAaA1') : NAMED[name];
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = value(name);
      return given === undefined ? [] : [[name, given]];
    }),
  );
}

const kebab = (name: string) => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
const snake = (name: string) => kebab(name).replaceAll('-', '_');

/** An operation with its input in each of the forms that people copy. */
function forms(operation: Operation): Record<string, string> {
  const input = inputOf(operation);
  const members = Object.entries(input);
  const isTags = 'resourceArn' in input;
  const path = isTags ? `tags/${encodeURIComponent(input['resourceArn'] ?? '')}` : operation;
  return {
    'the CLI': `aws ivs-realtime ${kebab(operation)} ${members.map(([name, value]) => `--${kebab(name)} ${value}`).join(' \\\n  ')}`,
    'the CLI with JSON': `aws ivs-realtime ${kebab(operation)} --region us-west-2 --cli-input-json '${JSON.stringify(input)}'`,
    'the SDK for JavaScript': `await client.send(new ${operation}Command({ ${members.map(([name, value]) => `${name}: '${value}'`).join(', ')} }));`,
    'the SDK for Python': `client.${snake(operation)}(${members.map(([name, value]) => `${name}="${value}"`).join(', ')})`,
    curl: `curl -X POST https://ivsrealtime.us-west-2.amazonaws.com/${path} --aws-sigv4 aws:amz:us-west-2:ivs -d '${JSON.stringify(input)}'`,
  };
}

/** The page that each call is about. */
function expected(operation: Operation): Partial<PlaceIn> {
  const page = OPERATION_PAGES[operation];
  const input = inputOf(operation);
  const names = (name: string) => name in input;
  if (page?.about === 'list') return { page: 'list', of: page.list };
  if (page?.about === 'start-composition') return { page: 'start-composition', stageId: STAGE };
  if (page?.about === 'resource') return { page: kindOf(operation), id: 'ReSoUrCeAaA1' };
  if (names('participantId') && names('sessionId'))
    return { page: 'participant', stageId: STAGE, sessionId: SESSION, participantId: 'PeRsOnAaAaA1' };
  // A participant without a session, as whom to disconnect, is reached by their stage.
  if (names('sessionId')) return { page: 'session', stageId: STAGE, sessionId: SESSION };
  return { page: 'stage', id: STAGE };
}

const ALL = Object.keys(operations) as Operation[];
const CASES = ALL.flatMap((operation) =>
  Object.entries(forms(operation)).map(([form, text]) => ({ operation, form, text })),
);

describe('the operations that are known in what is pasted', () => {
  it('are those of the SDK', () => {
    expect(Object.keys(OPERATION_PAGES).toSorted()).toEqual(ALL.toSorted());
  });

  it.each(CASES)('$operation in the form of $form leads to what it is about', ({ operation, form, text }) => {
    const { kind, what, places, note } = readPaste(text);
    expect(kind).toBe(form.startsWith('the CLI') ? 'cli-command' : 'sdk-snippet');
    const isTags = form === 'curl' && 'resourceArn' in inputOf(operation);
    expect(what).toContain(isTags ? 'tags' : operation);
    expect(places[0]).toMatchObject(expected(operation));
    expect(note).toBeUndefined();
  });
});

describe('a text of any length', () => {
  it('is read in a moment, however odd', () => {
    const odd = [
      'a',
      ' ',
      '"',
      '-',
      '--a',
      '--a ',
      'arn:aws:',
      'a=',
      '{',
      '/',
      '%',
      'https://a',
      '\\"',
      'aws --a ',
      'eyJaaaaaaaa.a',
      '-----BEGIN PRIVATE KEY-----',
      'rt_1_a_b_',
      'eyJ',
    ];
    // Twenty times what it takes: what is followed again from each of its letters takes minutes.
    const began = performance.now();
    for (const text of [...odd, 'new ', 'Exception ', 's3://', 'a.b(', 'st-', 'AbCdEfGhIjKl/'])
      readPaste(text.repeat(262_144 / text.length));
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
