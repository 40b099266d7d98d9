import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESOURCE_KINDS } from '../../contract/ids.ts';
import type { PlaceIn } from './places.ts';
import { PASTE_KINDS, readPaste } from './read-paste.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

const REALM = 'us-west-2:123456789012';
const arn = (kind: string, id = 'AbCdEfGhIjKl') => `arn:aws:ivs:${REALM}:${kind}/${id}`;
const STAGE = 'AbCdEfGhIjKl';
const SESSION = 'st-AbCdEfGhIjKlM';
const PERSON = 'PbCdEfGhIj12';

/** `participant AbCdEfGhIjKl st-AbCdEfGhIjKlM PbCdEfGhIj12`. */
function words({ realm, ...place }: PlaceIn): string {
  return Object.values(place).join(' ') + (realm.region === undefined ? '' : ` @${realm.region}`);
}
const read = (text: string) => {
  const { kind, places } = readPaste(text);
  return [kind, ...places.map(words)];
};
const first = (text: string) => read(text).slice(0, 2);

describe('an ARN', () => {
  it.each(RESOURCE_KINDS)('of a %s leads to its page, in its account and Region', (kind) => {
    const { places, what } = readPaste(`  ${arn(kind)}\n`);
    expect(places).toEqual([
      { page: kind, id: STAGE, realm: { region: 'us-west-2', accountId: '123456789012' } },
    ]);
    expect(what).toMatch(/^the ARN of an? [a-z ]+$/);
  });

  it.each([
    [arn('channel'), /Channels belong to low-latency IVS/],
    [arn('playback-key'), /no page for a playback-key of IVS/],
    ['arn:aws:iam::123456789012:role/Show', /another service \(iam\)/],
    ['arn:aws:lambda:eu-west-1:123456789012:function:show', /another service \(lambda\)/],
  ])('%s says that there is no page for it', (text, note) => {
    const paste = readPaste(text);
    expect([paste.kind, paste.places]).toEqual(['arn', []]);
    expect(paste.note).toMatch(note);
  });

  it('among words leads there all the same, and several each to their own', () => {
    expect(read(`please look at ${arn('stage')}, and ${arn('composition', 'ZbCdEfGhIjKl')}.`)).toEqual([
      'arn',
      'composition ZbCdEfGhIjKl @us-west-2',
      `stage ${STAGE} @us-west-2`,
    ]);
  });
});

describe('an id', () => {
  it('of a session asks search for its stage', () => {
    expect(readPaste(SESSION)).toMatchObject({ kind: 'id', places: [], line: `session:${SESSION}` });
    expect(readPaste(SESSION).note).toMatch(/which stage/);
  });

  it('of twelve letters and digits is searched for as it is', () => {
    expect(readPaste(PERSON)).toMatchObject({ kind: 'id', places: [], line: PERSON });
  });

  it('of twelve letters alone may be a name', () => {
    expect(read('MorningShows')).toEqual(['words']);
  });

  it('that is a UUID is a public key’s', () => {
    expect(read('0A1b2c3d-1111-2222-3333-444455556666')).toEqual([
      'id',
      'public-key 0a1b2c3d-1111-2222-3333-444455556666',
    ]);
  });
});

describe('a place in S3', () => {
  const own = `${STAGE}/${SESSION}/${PERSON}/2026-11-20T12-00-55Z/media/hls/multivariant.m3u8`;
  const expected = [
    's3-prefix',
    `participant ${STAGE} ${SESSION} ${PERSON}`,
    `session ${STAGE} ${SESSION}`,
    `stage ${STAGE}`,
  ];
  it.each([
    own,
    `/${own}`,
    `s3://show-recordings/${own}`,
    `s3://show-recordings/moved/here/${own}`,
    `https://show-recordings.s3.us-west-2.amazonaws.com/${own}`,
    `https://s3.us-west-2.amazonaws.com/show-recordings/${own}`,
    `https://us-west-2.console.aws.amazon.com/s3/buckets/show-recordings?region=us-west-2&prefix=${encodeURIComponent(own)}`,
    `arn:aws:s3:::show-recordings/${own}`,
    `aws s3 ls s3://show-recordings/${own} --recursive`,
  ])('%s leads to the participant', (text) => {
    expect(read(text).map((place) => place.replace(/ @.*/, ''))).toEqual(expected);
  });

  it('of a composition leads to the composition', () => {
    expect(read(`s3://x/AbCdEfGhIjKl/ZbCdEfGhIjKl/DbCdEfGhIjKl/composite/media/`)).toEqual([
      's3-prefix',
      'composition ZbCdEfGhIjKl',
    ]);
  });

  it.each(['s3://show-recordings', 's3://show-recordings/logs/2026/'])('%s is no recording', (text) => {
    expect(readPaste(text)).toMatchObject({ kind: 's3-prefix', places: [], line: undefined });
    expect(readPaste(text).note).toMatch(/not that of a recording/);
  });
});

describe('an address', () => {
  const base = 'https://us-west-2.console.aws.amazon.com/ivs/realtime';
  it.each([
    [`${base}/stages?region=us-west-2`, 'list stages @us-west-2'],
    [`${base}/stages/${STAGE}`, `stage ${STAGE} @us-west-2`],
    [`${base}/stages/${encodeURIComponent(arn('stage'))}`, `stage ${STAGE} @us-west-2`],
    [
      `https://console.aws.amazon.com/ivs/home?region=eu-west-1#/stages/${STAGE}`,
      `stage ${STAGE} @eu-west-1`,
    ],
    [`${base}/stages/${STAGE}/sessions/${SESSION}`, `session ${STAGE} ${SESSION} @us-west-2`],
    [
      `${base}/stages/${STAGE}/stage-sessions/${SESSION}/participants/${PERSON}`,
      `participant ${STAGE} ${SESSION} ${PERSON} @us-west-2`,
    ],
    ...RESOURCE_KINDS.map((kind) => [`${base}/${kind}s/${STAGE}`, `${kind} ${STAGE} @us-west-2`]),
    ...RESOURCE_KINDS.map((kind) => [`${base}/${kind}s/create`, `list ${kind}s @us-west-2`]),
    ...RESOURCE_KINDS.map((kind) => [
      `${base}/${kind}/${encodeURIComponent(arn(kind))}`,
      `${kind} ${STAGE} @us-west-2`,
    ]),
  ])('%s', (text, place) => {
    expect(first(text)).toEqual(['console-address', place]);
  });

  it('of another console like this one is read by its ids', () => {
    expect(first(`http://127.0.0.1:3000/emulator/stages/${STAGE}/sessions/${SESSION}?at=x`)).toEqual([
      'console-address',
      `session ${STAGE} ${SESSION}`,
    ]);
  });

  it('of another service of AWS says so, and any other address is words', () => {
    expect(readPaste('https://eu-west-1.console.aws.amazon.com/lambda/home#/functions')).toMatchObject({
      kind: 'console-address',
      places: [],
      note: 'It names nothing that this console has a page for.',
    });
    expect(read('https://example.org/show')).toEqual(['words']);
  });
});

describe('an answer of the API', () => {
  it('leads to what it holds', () => {
    expect(
      first(JSON.stringify({ stage: { arn: arn('stage'), activeSessionId: SESSION } }, undefined, 4)),
    ).toEqual(['json', `session ${STAGE} ${SESSION} @us-west-2`]);
    expect(readPaste('{"a": 1}')).toMatchObject({
      kind: 'json',
      what: 'JSON without an id of IVS Real-Time',
    });
  });
});

describe('a command', () => {
  it('that spans lines is read whole, quotes included', () => {
    const command = `$ aws --profile show ivs-realtime list-participants \\
      --stage-arn ${arn('stage')} \\
      --session-id ${SESSION} --filter-by-user-id 'Ana Maria' --region us-west-2`;
    const paste = readPaste(command);
    expect([paste.what, words(paste.places[0] as PlaceIn), paste.line]).toEqual([
      'an AWS CLI command, ListParticipants',
      `session ${STAGE} ${SESSION} @us-west-2`,
      `user:"Ana Maria" session:${SESSION}`,
    ]);
  });

  it('that IVS Real-Time does not know, or of another service, is named as such', () => {
    expect(readPaste('aws ivs-realtime mute-participant --participant-id x').note).toBe(
      'IVS Real-Time has no operation “mute-participant”.',
    );
    expect(readPaste('aws ivs list-channels').what).toBe('a command of another AWS service (ivs)');
  });
});

describe('an error of AWS', () => {
  it.each([
    [
      `An error occurred (ResourceNotFoundException) when calling the GetStage operation: no stage`,
      'an error of AWS, ResourceNotFoundException, GetStage',
      'list stages',
    ],
    [
      `User: arn:aws:sts::123456789012:assumed-role/Show/ana is not authorized to perform: ivs:DeleteStage on resource: ${arn('stage')}`,
      'an error of AWS, DeleteStage',
      `stage ${STAGE} @us-west-2`,
    ],
    [
      `ConflictException: Stage ${arn('stage')} has an active composition`,
      'an error of AWS, ConflictException',
      `stage ${STAGE} @us-west-2`,
    ],
  ])('%s', (text, what, place) => {
    const paste = readPaste(text);
    expect([paste.kind, paste.what, paste.places.map(words)[0]]).toEqual(['error-text', what, place]);
  });
});

describe('a secret', () => {
  const STREAM_KEY = 'rt_123456789012_us-west-2_IbCdEfGhIjKl_s3cr3ts3cr3ts3cr3t';
  const TOKEN = 'eyJhbGciOiJLTVMiLCJ0eXAiOiJKV1QifQ.eyJleHAiOjF9.c2lnbmF0dXJl';

  it('leads to what it is of, and is not passed on', () => {
    expect(first(STREAM_KEY)).toEqual(['secret', 'ingest-configuration IbCdEfGhIjKl @us-west-2']);
    for (const secret of [STREAM_KEY, TOKEN])
      expect(JSON.stringify({ ...readPaste(secret), ids: undefined })).not.toContain(secret.slice(-9));
  });

  const HEADER = 'eyJhbGciOiJLTVMiLCJ0eXAiOiJKV1QifQ';
  const PEM = '-----BEGIN EC PRIVATE KEY-----\nc3VwZXJzM2NyM3Q\n-----END EC PRIVATE KEY-----';
  it.each([
    [STREAM_KEY, 'a stream key, which is a secret'],
    [TOKEN, 'a participant token, which is a secret'],
    [PEM, 'a private key, which is a secret'],
    [
      `rtmps://0123.global-contribute.live-video.net:443/app/${STREAM_KEY}`,
      'a text with a stream key, which is a secret',
    ],
    [`STREAM_KEY=${STREAM_KEY}`, 'a text with a stream key, which is a secret'],
    [`https://show.example/join#${TOKEN}`, 'a text with a participant token, which is a secret'],
    [
      `https://show.example/join?next=%2Fx%3Ft%3D${TOKEN}&a=%`,
      'a text with a participant token, which is a secret',
    ],
    [
      `wss://global.events.live-video.net/?token=${TOKEN}`,
      'a text with a participant token, which is a secret',
    ],
    [`Authorization: Bearer ${TOKEN}`, 'a text with a participant token, which is a secret'],
    [`"${TOKEN}"`, 'a text with a participant token, which is a secret'],
    [`key: ${PEM.replaceAll('\n', ' ')}`, 'a text with a private key, which is a secret'],
    [`{"userId":"${TOKEN}"}`, 'a text with a participant token, which is a secret'],
    [`{\\"userId\\":\\"${STREAM_KEY}\\"}`, 'a text with a stream key, which is a secret'],
    [`ana could not see ${TOKEN} at 14:05`, 'a text with a participant token, which is a secret'],
  ])('is told in %s, and not searched for', (text, what) => {
    const paste = readPaste(text);
    expect(paste).toMatchObject({ kind: 'secret', what, line: undefined });
    const kept = JSON.stringify({ ...paste, ids: { ...paste.ids, members: [...paste.ids.members] } });
    for (const part of [HEADER, 's3cr3t', 'c3VwZXJz', 'c2lnbmF0dXJl']) expect(kept).not.toContain(part);
  });

  it('hides no page that stands beside it', () => {
    const address = `https://bucket.s3.us-west-2.amazonaws.com/${STAGE}/${SESSION}/${PERSON}/x?X-Amz-Signature=0123abcd`;
    expect(first(address)).toEqual(['secret', `participant ${STAGE} ${SESSION} ${PERSON}`]);
    const answer = JSON.stringify({
      participantToken: { participantId: PERSON, token: TOKEN, userId: 'ana' },
    });
    const { kind, line, ids } = readPaste(answer);
    expect([kind, line, ids.participants, ids.users]).toEqual(['secret', undefined, [PERSON], ['ana']]);
  });
});

const ODD =
  `${arn('stage')} ${arn('channel')} arn:aws: ${SESSION} ${PERSON} st- s3:// " ' \\ {"detail-type": "detail":{ aws ivs-realtime --stage-arn = : %E0%A4%A https:// / new GetStageCommand( .get_stage( Exception composite # ?prefix= eyJ rt_ ::: \n`.split(
    ' ',
  );

describe('whatever is pasted', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...ODD));

  it('is read without an error, told in words, and what it leads to is an address', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, between) => {
        const paste = readPaste(pieces.join(between));
        expect(PASTE_KINDS).toContain(paste.kind);
        expect(paste.what === '').toBe(paste.kind === 'words');
        if (paste.kind !== 'words' && paste.places.length === 0) expect(paste.note).toMatch(/\.$/);
        for (const place of paste.places) expect(words(place)).not.toMatch(/undefined|\/|^\s|\s\s/);
      }),
      { seed: 1, numRuns: 400 * SCALE },
    );
  });
});
