import { generateKeyPairSync } from 'node:crypto';
import type { EdgeCase } from '../constraints/testing/edge-cases.ts';
import type { Operation } from '../wire/operation.ts';

/** An input just inside or just outside a rule that is more than the limit of one member. */
export interface RuleCase extends EdgeCase {
  operation: Operation;
}

type Input = Record<string, unknown>;

const inside = (operation: Operation, member: string, what: string, input: Input): RuleCase => ({
  operation,
  member,
  what,
  input,
});

const outside = (
  operation: Operation,
  member: string,
  what: string,
  input: Input,
  breaks: string,
): RuleCase => ({
  ...inside(operation, member, what, input),
  breaks,
});

const arnIn = (realm: string, kind: string, id = 'AbCdEfGh1234') => `arn:aws:ivs:${realm}:${kind}/${id}`;

const elsewhere = (realm: string) =>
  realm.replace(/^[^:]+/, (region) => (region === 'eu-west-1' ? 'us-west-2' : 'eu-west-1'));

const pem = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

const encoder = (video: Input, breaks?: [member: string, rule: string]): RuleCase =>
  breaks === undefined
    ? inside('CreateEncoderConfiguration', 'video', JSON.stringify(video), { video })
    : outside('CreateEncoderConfiguration', breaks[0], JSON.stringify(video), { video }, breaks[1]);

const EVEN = 'Member must be an even number';
const PIXELS = 'Member must have width times height less than or equal to 2073600';
const BYTES = 'Member must have keys and values of at most 1024 bytes in total';
const ONE_FILTER = 'only one filter can be used at a time';

/** Attributes of so many bytes of UTF-8, counted with the key. */
const ofBytes = (bytes: number) => ({ é: 'ü'.repeat(7) + 'x'.repeat(bytes - 16) });

/** Every operation that takes attributes. */
const takers = (realm: string): [Operation, string, (attributes: Input) => Input][] => [
  ['CreateParticipantToken', 'attributes', (attributes) => ({ stageArn: arnIn(realm, 'stage'), attributes })],
  [
    'CreateStage',
    'participantTokenConfigurations[1].attributes',
    (attributes) => ({ participantTokenConfigurations: [{}, { attributes }] }),
  ],
  ['CreateIngestConfiguration', 'attributes', (attributes) => ({ ingestProtocol: 'RTMPS', attributes })],
  [
    'StartParticipantReplication',
    'attributes',
    (attributes) => ({
      sourceStageArn: arnIn(realm, 'stage'),
      destinationStageArn: arnIn(realm, 'stage', 'Another12345'),
      participantId: 'abc',
      attributes,
    }),
  ],
];

const channelTo = (realm: string) => ({ channel: { channelArn: arnIn(realm, 'channel') } });
const s3To = (realm: string) => ({
  s3: {
    storageConfigurationArn: arnIn(realm, 'storage-configuration'),
    encoderConfigurationArns: [arnIn(realm, 'encoder-configuration')],
  },
});

/** Of a stage that is not there: in AWS nothing begins that would be paid for. */
const composition = (realm: string, more: Input, breaks?: [member: string, rule: string]): RuleCase => {
  const input = {
    stageArn: arnIn(realm, 'stage', 'Unknown12345'),
    destinations: [channelTo(realm)],
    ...more,
  };
  const what = JSON.stringify(more);
  return breaks === undefined
    ? inside('StartComposition', 'destinations', what, input)
    : outside('StartComposition', breaks[0], what, input, breaks[1]);
};

const recording = (
  operation: 'CreateStage' | 'UpdateStage',
  realm: string,
  thumbnailConfiguration: Input,
  breaks?: string,
): RuleCase => {
  const member = 'autoParticipantRecordingConfiguration.thumbnailConfiguration.targetIntervalSeconds';
  const storageConfigurationArn = arnIn(realm, 'storage-configuration', 'Unknown12345');
  const input = {
    ...(operation === 'UpdateStage' && { arn: arnIn(realm, 'stage', 'Unknown12345') }),
    autoParticipantRecordingConfiguration: { storageConfigurationArn, thumbnailConfiguration },
  };
  const what = JSON.stringify(thumbnailConfiguration);
  return breaks === undefined
    ? inside(operation, member, what, input)
    : outside(operation, member, what, input, breaks);
};

const tagged = (tags: Input, breaks?: [member: string, rule: string]): RuleCase =>
  breaks === undefined
    ? inside('CreateStage', 'tags', JSON.stringify(tags), { tags })
    : outside('CreateStage', breaks[0], JSON.stringify(tags), { tags }, breaks[1]);

const RESERVED = 'must not begin with aws:, which is reserved for AWS';
const SPELLED = 'must hold only letters, numbers, spaces and _ . : / = + - @';
const INTERVAL = 'Member must not be set unless recordingMode is INTERVAL';

/** The rules of the API Reference and the guides that no single limit says, for an account and Region. */
export const RULE_CASES: Readonly<Record<string, (realm: string) => RuleCase[]>> = {
  'the sides of a picture are even': () => [
    encoder({ width: 640, height: 360 }),
    encoder({ width: 641, height: 360 }, ['video.width', EVEN]),
    encoder({ width: 640, height: 361 }, ['video.height', EVEN]),
  ],
  'a picture has at most 2,073,600 pixels': () => [
    encoder({ width: 1_920, height: 1_080 }),
    encoder({ width: 1_080, height: 1_920 }),
    encoder({ width: 1_440, height: 1_440 }),
    encoder({ width: 1_442, height: 1_440 }, ['video', PIXELS]),
    encoder({ width: 1_920, height: 1_082 }, ['video', PIXELS]),
    encoder({ height: 1_622 }, ['video', PIXELS]),
  ],
  'attributes have at most 1 KB': (realm) =>
    takers(realm).flatMap(([operation, member, inputWith]) => [
      inside(operation, member, '1,024 bytes', inputWith(ofBytes(1_024))),
      outside(operation, member, '1,025 bytes', inputWith(ofBytes(1_025)), BYTES),
    ]),
  'one filter at a time': (realm) => {
    const where = { stageArn: arnIn(realm, 'stage'), sessionId: 'st-AbCdEfGh12345' };
    const participants = 'ListParticipants';
    const ingest = 'ListIngestConfigurations';
    const byStage = { filterByStageArn: arnIn(realm, 'stage') };
    return [
      inside(participants, 'filterByState', 'one', { ...where, filterByState: 'CONNECTED' }),
      inside(participants, 'filterByPublished', 'false', { ...where, filterByPublished: false }),
      outside(
        participants,
        'filterByState',
        'two',
        { ...where, filterByPublished: true, filterByState: 'CONNECTED' },
        ONE_FILTER,
      ),
      outside(
        participants,
        'filterByRecordingState',
        'two others',
        { ...where, filterByUserId: 'ana', filterByRecordingState: 'ACTIVE' },
        ONE_FILTER,
      ),
      inside(ingest, 'filterByStageArn', 'one', byStage),
      inside(ingest, 'filterByState', 'one', { filterByState: 'ACTIVE' }),
      outside(ingest, 'filterByState', 'two', { ...byStage, filterByState: 'ACTIVE' }, ONE_FILTER),
      inside('ListCompositions', 'filterByEncoderConfigurationArn', 'both, which no page forbids', {
        ...byStage,
        filterByEncoderConfigurationArn: arnIn(realm, 'encoder-configuration'),
      }),
    ];
  },
  'RTMP needs insecureIngest': () => {
    const create = 'CreateIngestConfiguration';
    const rule = 'Member must be true when ingestProtocol is RTMP';
    return [
      inside(create, 'insecureIngest', 'true', { ingestProtocol: 'RTMP', insecureIngest: true }),
      inside(create, 'insecureIngest', 'RTMPS', { ingestProtocol: 'RTMPS' }),
      inside(create, 'insecureIngest', 'RTMPS, true', { ingestProtocol: 'RTMPS', insecureIngest: true }),
      outside(create, 'insecureIngest', 'left out', { ingestProtocol: 'RTMP' }, rule),
      outside(create, 'insecureIngest', 'false', { ingestProtocol: 'RTMP', insecureIngest: false }, rule),
    ];
  },
  'a composition has at most one channel and one s3': (realm) => {
    const [channel, s3] = [channelTo(realm), s3To(realm)];
    return [
      composition(realm, { destinations: [s3] }),
      composition(realm, { destinations: [s3, channel] }),
      composition(realm, { destinations: [channel, channel] }, [
        'destinations',
        'Member must have at most one channel destination',
      ]),
      composition(realm, { destinations: [s3, s3] }, [
        'destinations',
        'Member must have at most one s3 destination',
      ]),
    ];
  },
  'a destination is either a channel or an s3': (realm) => {
    const rule = 'Member must have either channel or s3, and not both';
    return [
      composition(realm, { destinations: [channelTo(realm), { name: 'nowhere' }] }, [
        'destinations[1]',
        rule,
      ]),
      composition(realm, { destinations: [{ ...channelTo(realm), ...s3To(realm) }] }, [
        'destinations[0]',
        rule,
      ]),
    ];
  },
  'what works together is in one Region': (realm) => [
    composition(realm, { destinations: [channelTo(elsewhere(realm))] }, [
      'destinations[0].channel.channelArn',
      'Member must be in the same AWS account and Region as the stage',
    ]),
    composition(realm, { destinations: [s3To(elsewhere(realm))] }, [
      'destinations[0].s3.storageConfigurationArn',
      'Member must be in the same Region as the stage',
    ]),
  ],
  'a layout is a grid or picture-in-picture': (realm) => [
    composition(realm, { layout: {} }),
    composition(realm, { layout: { grid: { gridGap: 0 } } }),
    composition(realm, { layout: { pip: { pipWidth: 320 } } }),
    composition(realm, { layout: { grid: {}, pip: {} } }, ['layout', 'Member must have either grid or pip']),
  ],
  'a thumbnail interval needs the mode INTERVAL': (realm) =>
    (['CreateStage', 'UpdateStage'] as const).flatMap((operation) => [
      recording(operation, realm, { recordingMode: 'INTERVAL', targetIntervalSeconds: 10 }),
      recording(operation, realm, { targetIntervalSeconds: 60 }),
      recording(operation, realm, { targetIntervalSeconds: 10 }, INTERVAL),
      recording(operation, realm, { recordingMode: 'DISABLED', targetIntervalSeconds: 10 }, INTERVAL),
    ]),
  'a replication goes to another stage': (realm) => {
    const input = { sourceStageArn: arnIn(realm, 'stage'), participantId: 'abc' };
    const start = 'StartParticipantReplication';
    return [
      inside(start, 'destinationStageArn', 'another', {
        ...input,
        destinationStageArn: arnIn(realm, 'stage', 'b'),
      }),
      outside(
        start,
        'destinationStageArn',
        'the same',
        { ...input, destinationStageArn: arnIn(realm, 'stage') },
        '',
      ),
    ];
  },
  'a public key is one of the curve P-384': () => [
    inside('ImportPublicKey', 'publicKeyMaterial', 'P-384', { publicKeyMaterial: pem('P-384') }),
    outside('ImportPublicKey', 'publicKeyMaterial', 'P-256', { publicKeyMaterial: pem('P-256') }, ''),
    outside('ImportPublicKey', 'publicKeyMaterial', 'P-521', { publicKeyMaterial: pem('P-521') }, ''),
  ],
  'tags are not those of AWS, and spelled as it says': (realm) => [
    tagged({ env: 'prod', 'laws:x': '', aws: '', 'my-aws:x': 'aws:' }),
    tagged({ 'Größe in m_.:/=+-@': '７ x' }),
    tagged({ 'aws:x': '' }, ['tags', RESERVED]),
    tagged({ 'AwS:x': '' }, ['tags', RESERVED]),
    tagged({ 'a!b': '' }, ['tags', SPELLED]),
    tagged({ env: '<b>' }, ['tags.env', SPELLED]),
    outside(
      'UntagResource',
      'tagKeys[1]',
      'reserved',
      { resourceArn: arnIn(realm, 'stage'), tagKeys: ['env', 'aws:createdBy'] },
      RESERVED,
    ),
  ],
};
