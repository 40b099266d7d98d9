import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CompositionDraft } from './compositions/drafts.ts';
import { plainWords } from './contract/plain-words.ts';
import { EncoderConfigurationDraft } from './encoder-configurations/drafts.ts';
import { IngestConfigurationDraft, IngestConfigurationUpdate } from './ingest/drafts.ts';
import { DisconnectDraft } from './participants/drafts.ts';
import { PublicKeyDraft } from './public-keys/drafts.ts';
import { ReplicationDraft } from './replication/drafts.ts';
import { StageDraft, StageUpdate } from './stages/drafts.ts';
import { StorageConfigurationDraft } from './storage-configurations/drafts.ts';
import { TagAdditions, TagRemovals } from './tags/drafts.ts';
import { TokenDraft } from './tokens/drafts.ts';

/** What is said of a draft, as it would stand under its fields: the place, then the rule. */
function said(draft: z.core.$ZodType, value: unknown): string[] {
  const result = z.safeParse(draft, value, { error: plainWords });
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`.trim());
}

const channelArn = 'arn:aws:ivs:us-east-1:123456789012:channel/AbCdEfGhIjKl';
const channel = { channel: { channelArn } };
const s3 = { s3: { storageConfigurationId: 'abc', encoderConfigurationIds: ['def'] } };
const composition = { stageId: 'abc', idempotencyToken: 'x', destinations: [channel] };
const recording = (block: object): object => ({ autoParticipantRecordingConfiguration: block });
const pem = (base64: string): string => `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
const P384 =
  'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEyNz+Lj2MEmEOgkxvfzgUQALYN1+gck5s\r\n' +
  'Xu1M2ncOnMQO/90dEV/6o3Ry4kK8P7g0anwgpe/lemZD4QqBRi30w1NTNeCPt034\r\n' +
  'osjimbtKUrUCBTeXFcVLYeiwrb1xOAxj';
const P256 =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\n' +
  'q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==';

describe('what a draft may not be', () => {
  it.each<[z.core.$ZodType, unknown, string]>([
    [StageDraft, { name: 'Main stage' }, 'name must hold only letters, digits, hyphens and underscores'],
    [StageDraft, { name: 'x'.repeat(129) }, 'name must have at most 128 characters'],
    [StageDraft, { name: 7 }, 'name must be text'],
    [StageDraft, { name: null }, 'name must be text'],
    [StageDraft, { colour: 'red' }, 'has fields that are not known here: colour'],
    [
      StageDraft,
      { participantTokenConfigurations: Array.from({ length: 13 }, () => ({})) },
      'participantTokenConfigurations must have at most 12 entries',
    ],
    [
      StageDraft,
      { participantTokenConfigurations: [{}, { duration: 0 }] },
      'participantTokenConfigurations.1.duration must be at least 1',
    ],
    [StageUpdate, { tags: {} }, 'has fields that are not known here: tags'],
    [StageUpdate, recording({}), 'autoParticipantRecordingConfiguration.storageConfigurationId is required'],
    [
      StageDraft,
      recording({ storageConfigurationId: channelArn }),
      'autoParticipantRecordingConfiguration.storageConfigurationId must be a resource id: letters, digits and ' +
        'hyphens, at most 64; or empty for none',
    ],
    [
      StageDraft,
      recording({ storageConfigurationId: 'abc', mediaTypes: ['AUDIO_ONLY', 'NONE'] }),
      'autoParticipantRecordingConfiguration.mediaTypes must have at most 1 entry',
    ],
    [
      StageDraft,
      recording({ storageConfigurationId: 'abc', thumbnailConfiguration: { targetIntervalSeconds: 30 } }),
      'autoParticipantRecordingConfiguration.thumbnailConfiguration.targetIntervalSeconds can only be set where ' +
        'recordingMode is INTERVAL',
    ],
    [TokenDraft, { duration: 20_161 }, 'duration must be at most 20160'],
    [TokenDraft, { duration: 1.5 }, 'duration must be a whole number'],
    [TokenDraft, { duration: '60' }, 'duration must be a number'],
    [TokenDraft, { userId: '🙂'.repeat(129) }, 'userId must have at most 128 characters'],
    [TokenDraft, { capabilities: ['WATCH'] }, 'capabilities.0 must be one of PUBLISH, SUBSCRIBE'],
    [TokenDraft, { attributes: { role: 1 } }, 'attributes.role must be text'],
    [
      TokenDraft,
      { attributes: { k: 'é'.repeat(512) } },
      'attributes must hold at most 1,024 bytes, keys and values together',
    ],
    [DisconnectDraft, { reason: 'x'.repeat(129) }, 'reason must have at most 128 characters'],
    [ReplicationDraft, {}, 'destinationStageId is required'],
    [
      ReplicationDraft,
      { destinationStageId: '' },
      'destinationStageId must be a resource id: letters, digits and hyphens, at most 64',
    ],
    [
      ReplicationDraft,
      { destinationStageId: 'abc', reconnectWindowSeconds: 301 },
      'reconnectWindowSeconds must be at most 300',
    ],
    [CompositionDraft, { ...composition, idempotencyToken: undefined }, 'idempotencyToken is required'],
    [CompositionDraft, { ...composition, idempotencyToken: '' }, 'idempotencyToken must not be empty'],
    [CompositionDraft, { ...composition, destinations: [] }, 'destinations must have at least 1 entry'],
    [
      CompositionDraft,
      { ...composition, destinations: [channel, s3, s3] },
      'destinations must have at most 2 entries',
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [channel, channel] },
      'destinations must have at most one channel destination',
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [s3, s3] },
      'destinations must have at most one s3 destination',
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [{ ...channel, ...s3 }] },
      'destinations.0 must have either channel or s3, and not both',
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [{ name: 'x' }] },
      'destinations.0 must have either channel or s3, and not both',
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [{ channel: { channelArn: 'AbCdEfGhIjKl' } }] },
      `destinations.0.channel.channelArn must be the ARN of an IVS channel, such as ${channelArn}`,
    ],
    [
      CompositionDraft,
      { ...composition, destinations: [{ s3: { ...s3.s3, encoderConfigurationIds: [] } }] },
      'destinations.0.s3.encoderConfigurationIds must have at least 1 entry',
    ],
    [
      CompositionDraft,
      { ...composition, layout: { grid: {}, pip: {} } },
      'layout must have either grid or pip, and not both',
    ],
    [
      CompositionDraft,
      { ...composition, layout: { pip: { pipWidth: 0 } } },
      'layout.pip.pipWidth must be at least 1',
    ],
    [EncoderConfigurationDraft, { video: { width: 1279 } }, 'video.width must be an even number'],
    [EncoderConfigurationDraft, { video: { width: 1922 } }, 'video.width must be at most 1920'],
    [EncoderConfigurationDraft, { video: { framerate: 0.9 } }, 'video.framerate must be at least 1'],
    [EncoderConfigurationDraft, { video: { bitrate: 8_500_001 } }, 'video.bitrate must be at most 8500000'],
    [
      EncoderConfigurationDraft,
      { video: { width: 1920, height: 1082 } },
      'video must have at most 2,073,600 pixels, width times height, as 1920 × 1080 has; a side that is left out ' +
        'counts as 1280 wide or 720 high',
    ],
    [StorageConfigurationDraft, {}, 's3 is required'],
    [
      StorageConfigurationDraft,
      { s3: { bucketName: 'ab' } },
      's3.bucketName must have at least 3 characters',
    ],
    [
      StorageConfigurationDraft,
      { s3: { bucketName: 's3://my-bucket' } },
      's3.bucketName must hold only lower-case letters, digits, hyphens and full stops',
    ],
    [IngestConfigurationDraft, {}, 'ingestProtocol must be one of RTMP, RTMPS'],
    [
      IngestConfigurationDraft,
      { ingestProtocol: 'RTMP' },
      'insecureIngest must be true where ingestProtocol is RTMP, which is not encrypted',
    ],
    [IngestConfigurationUpdate, { name: 'x' }, 'has fields that are not known here: name'],
    [
      PublicKeyDraft,
      { publicKeyMaterial: P384 },
      'publicKeyMaterial must be a public key in PEM form, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----',
    ],
    [
      PublicKeyDraft,
      { publicKeyMaterial: pem(P256) },
      'publicKeyMaterial must be an ECDSA key on the curve P-384 (secp384r1)',
    ],
    [
      PublicKeyDraft,
      {
        publicKeyMaterial: `-----BEGIN EC PRIVATE KEY-----\nMIGk\n-----END EC PRIVATE KEY-----\n${pem(P384)}`,
      },
      'publicKeyMaterial must not contain a private key: only the public half is imported',
    ],
    [TagAdditions, {}, 'tags is required'],
    [
      TagAdditions,
      { tags: { 'AWS:x': '' } },
      'tags.AWS:x has a key that must not begin with aws:, which is reserved for AWS',
    ],
    [TagAdditions, { tags: { '': 'x' } }, 'tags. has a key that must not be empty'],
    [TagAdditions, { tags: { a: 'x'.repeat(257) } }, 'tags.a must have at most 256 characters'],
    [
      TagAdditions,
      { tags: { a: 'b;c' } },
      'tags.a must hold only letters, digits, spaces and _ . : / = + - @',
    ],
    [
      TagAdditions,
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ''])) },
      'tags must have at most 50 entries',
    ],
    [TagRemovals, { tagKeys: ['aws:a'] }, 'tagKeys.0 must not begin with aws:, which is reserved for AWS'],
    [TagRemovals, { tagKeys: Array.from({ length: 51 }, () => 'a') }, 'tagKeys must have at most 50 entries'],
  ])('$2', (draft, value, words) => {
    expect(said(draft, value)).toEqual([words]);
  });
});

describe('what a draft may be', () => {
  it.each<[string, z.core.$ZodType, unknown]>([
    ['nothing, where AWS has a default for all', StageDraft, {}],
    ['a change that leaves all as it is', StageUpdate, {}],
    ['the empty name, which is a name', StageDraft, { name: '' }],
    [
      'no recording, whatever else is set',
      StageUpdate,
      recording({ storageConfigurationId: '', thumbnailConfiguration: { targetIntervalSeconds: 30 } }),
    ],
    [
      'a recording as AWS answers it, interval and all',
      StageUpdate,
      recording({
        storageConfigurationId: 'abc',
        mediaTypes: ['AUDIO_VIDEO'],
        thumbnailConfiguration: {
          targetIntervalSeconds: 60,
          storage: ['SEQUENTIAL'],
          recordingMode: 'DISABLED',
        },
        recordingReconnectWindowSeconds: 0,
        hlsConfiguration: { targetSegmentDurationSeconds: 6 },
        recordParticipantReplicas: true,
      }),
    ],
    ['128 characters of two units each', TokenDraft, { userId: '🙂'.repeat(128) }],
    ['exactly 1,024 bytes of attributes', TokenDraft, { attributes: { kk: 'é'.repeat(511) } }],
    ['an ingest configuration on no stage', IngestConfigurationUpdate, { stageId: '' }],
    [
      'a picture as large as any, upright',
      EncoderConfigurationDraft,
      { video: { width: 1080, height: 1920 } },
    ],
    ['a side alone', EncoderConfigurationDraft, { video: { width: 1920 } }],
    ['a key with text around it', PublicKeyDraft, { publicKeyMaterial: `our key:\n${pem(P384)}thanks` }],
    ['no tags to add', TagAdditions, { tags: {} }],
    ['a tag in any script', TagAdditions, { tags: { größe: '大 / 小' } }],
  ])('%s', (_name, draft, value) => {
    expect(said(draft, value)).toEqual([]);
  });
});
