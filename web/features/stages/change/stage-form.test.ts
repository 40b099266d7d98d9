import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { StageDraft, StageUpdate } from '#shared/stages/drafts.ts';
import { RECORDED_MEDIA, RecordingDraft, THUMBNAIL_MODES } from '#shared/stages/recording-draft.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { NO_RECORDING, RECORDING, recordingDraftOf, recordingFormOf } from './recording-form.ts';
import {
  editOf,
  EMPTY_STAGE,
  type StageForm,
  stageDraftOf,
  stageProblems,
  updateDraftOf,
  updateProblems,
} from './stage-form.ts';
import { NEW_TOKEN } from './token-form.ts';

const ON = { ...NO_RECORDING, on: true, storageConfigurationId: 'StOrAgE12345' };
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const STORAGE = 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/StOrAgE12345';

/** Every rule that a form breaks, as the page finds them. */
function broken(change: Partial<StageForm>): readonly (readonly [string, string])[] {
  const form = { ...EMPTY_STAGE, ...change };
  const { problems } = checkDraft(StageDraft, stageDraftOf(form));
  return [...problems, ...stageProblems(form)].map(({ path, message }) => [path, message] as const);
}
const token = (change: Partial<typeof NEW_TOKEN>) => ({ tokens: [{ ...NEW_TOKEN, ...change }] });
const recording = (change: Partial<typeof ON>) => ({ recording: { ...ON, ...change } });
const R = RECORDING;
const T = 'participantTokenConfigurations';

describe('a new stage', () => {
  it('may be empty, and is sent without what was left out', () => {
    expect(broken({})).toEqual([]);
    expect(JSON.stringify(stageDraftOf(EMPTY_STAGE))).toBe('{}');
  });

  it.each<[string, Partial<StageForm>, string, string]>([
    ['name', { name: 'my stage' }, 'name', 'must hold only letters, digits, hyphens and underscores'],
    ['long name', { name: 'x'.repeat(129) }, 'name', 'must have at most 128 characters'],
    [
      'reserved tag',
      { tags: [{ key: 'aws:a', value: '' }] },
      'tags.aws:a',
      'has a key that must not begin with aws:, which is reserved for AWS',
    ],
    ['tag without key', { tags: [{ key: '', value: 'x' }] }, 'tags', 'has a key that must not be empty'],
    ['lifetime', token({ duration: '20161' }), `${T}.0.duration`, 'must be at most 20160'],
    ['no lifetime', token({ duration: '0' }), `${T}.0.duration`, 'must be at least 1'],
    ['user id', token({ userId: 'x'.repeat(129) }), `${T}.0.userId`, 'must have at most 128 characters'],
    [
      'no capability',
      token({ publish: false, subscribe: false }),
      `${T}.0.capabilities`,
      'must have at least one entry',
    ],
    [
      'attributes',
      token({ attributes: [{ key: 'k', value: 'é'.repeat(512) }] }),
      `${T}.0.attributes`,
      'must hold at most 1,024 bytes, keys and values together',
    ],
    [
      '13 tokens',
      { tokens: Array(13).fill(NEW_TOKEN) as StageForm['tokens'] },
      T,
      'must have at most 12 entries',
    ],
    [
      'no storage',
      recording({ storageConfigurationId: '' }),
      `${R}.storageConfigurationId`,
      'is required: without one nothing is recorded',
    ],
    [
      'window',
      recording({ reconnectWindow: '301' }),
      `${R}.recordingReconnectWindowSeconds`,
      'must be at most 300',
    ],
    [
      'segment',
      recording({ segmentDuration: '11' }),
      `${R}.hlsConfiguration.targetSegmentDurationSeconds`,
      'must be at most 10',
    ],
    [
      'short segment',
      recording({ segmentDuration: '1' }),
      `${R}.hlsConfiguration.targetSegmentDurationSeconds`,
      'must be at least 2',
    ],
    [
      'interval',
      recording({ thumbnailInterval: '30' }),
      `${R}.thumbnailConfiguration.targetIntervalSeconds`,
      'can only be set where recordingMode is INTERVAL',
    ],
    [
      'long interval',
      recording({ thumbnailMode: 'INTERVAL', thumbnailInterval: '86401' }),
      `${R}.thumbnailConfiguration.targetIntervalSeconds`,
      'must be at most 86400',
    ],
  ])('says what is wrong with its %s', (_, change, path, message) => {
    expect(broken(change)).toContainEqual([path, message]);
  });

  it('says so of what is no whole number, wherever a number stands', () => {
    for (const text of ['1.5', 'ten', '1e2', '0x10'])
      for (const [change, path] of [
        [recording({ reconnectWindow: text }), `${R}.recordingReconnectWindowSeconds`],
        [token({ duration: text }), `${T}.0.duration`],
      ] as const)
        expect(broken(change).map(([at]) => at)).toContain(path);
  });
});

const seconds = (min: number, max: number) => fc.integer({ min, max });
/** What AWS answers of a stage that records: every member given. */
const answered = fc
  .record({
    media: fc.constantFrom(...RECORDED_MEDIA),
    mode: fc.constantFrom(...THUMBNAIL_MODES),
    interval: seconds(1, 86_400),
    kept: fc.constantFrom(['SEQUENTIAL'] as const, ['LATEST'] as const, ['SEQUENTIAL', 'LATEST'] as const),
    window: seconds(0, 300),
    segment: seconds(2, 10),
    replicas: fc.boolean(),
  })
  .map(({ media, mode, interval, kept, window, segment, replicas }) => ({
    storageConfigurationArn: STORAGE,
    mediaTypes: [media],
    thumbnailConfiguration: {
      recordingMode: mode,
      targetIntervalSeconds: mode === 'INTERVAL' ? interval : 60,
      storage: [...kept],
    },
    recordingReconnectWindowSeconds: window,
    hlsConfiguration: { targetSegmentDurationSeconds: segment },
    recordParticipantReplicas: replicas,
  }));

describe('a stage that is changed', () => {
  it('shows every setting that AWS answers, and sends each back as it was', () => {
    fc.assert(
      fc.property(answered, ({ storageConfigurationArn: _, ...rest }) => {
        const draft = recordingDraftOf(recordingFormOf({ storageConfigurationArn: STORAGE, ...rest }));
        expect(draft).toEqual({ storageConfigurationId: 'StOrAgE12345', ...rest });
        expect(checkDraft(RecordingDraft, draft).problems).toEqual([]);
      }),
      { numRuns: 100 * SCALE },
    );
  });

  it('sends only what differs, so that its name can be changed while somebody is recorded', () => {
    fc.assert(
      fc.property(answered, (recorded) => {
        const now = editOf({ arn: STAGE, name: 'a', autoParticipantRecordingConfiguration: recorded });
        const renamed = updateDraftOf(now, { ...now, name: 'b' });
        expect([JSON.stringify(renamed), updateProblems(now, { ...now, name: 'b' })]).toEqual([
          '{"name":"b"}',
          [],
        ]);
        expect(updateProblems(now, now).map(({ path }) => path)).toEqual(['name']);
        const off = updateDraftOf(now, { ...now, recording: { ...now.recording, on: false } });
        expect(JSON.stringify(off)).toBe(`{"${R}":{"storageConfigurationId":""}}`);
        expect(checkDraft(StageUpdate, off).problems).toEqual([]);
      }),
      { numRuns: 50 * SCALE },
    );
  });

  it('loses its name where it is emptied', () => {
    const now = editOf({ arn: STAGE, name: 'a' });
    expect(updateDraftOf(now, { ...now, name: '' }).name).toBe('');
  });
});
