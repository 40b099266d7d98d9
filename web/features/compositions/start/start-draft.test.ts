import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Composition } from '#shared/compositions/contract.ts';
import { callOf } from '#shared/commands/console-call.ts';
import { CompositionDraft } from '#shared/compositions/drafts.ts';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { idOf } from '#shared/contract/ids.ts';
import { PIP_DEFAULTS } from '#shared/layouts/effective-layout.ts';
import { beginFromAddress, beginFromComposition } from './begin-with.ts';
import { labelOfField } from './field-labels.ts';
import { destinationPaths, furtherStartProblems, startDraftOf } from './start-draft.ts';
import { EMPTY_FORM, StartForm } from './start-form-state.ts';
import { unchosenInCapitals } from './unchosen.ts';

const RUNS = { seed: 1, numRuns: 200 * Number(import.meta.env['CAMPAIGN_SCALE'] ?? 1) };
const around = { idempotencyToken: 'once', presetLayout: { grid: { gridGap: 8 } } };
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

const FILLED: StartForm = {
  ...EMPTY_FORM,
  stageId: 'AbCdEfGhIjKl',
  s3: { ...EMPTY_FORM.s3, storageId: 'StOrAgEcOnFi', encoderId: 'EnCoDeRcOnFi' },
};

const problemsOf = (form: StartForm) => checkDraft(CompositionDraft, startDraftOf(form, around)).problems;

describe('what a form would send', () => {
  it('is a draft once it is filled in, with what is the default and not chosen left to AWS', () => {
    expect(problemsOf(FILLED)).toEqual([]);
    expect(JSON.parse(JSON.stringify(startDraftOf(FILLED, around)))).toEqual({
      stageId: 'AbCdEfGhIjKl',
      idempotencyToken: 'once',
      destinations: [
        {
          s3: {
            storageConfigurationId: 'StOrAgEcOnFi',
            encoderConfigurationIds: ['EnCoDeRcOnFi'],
            recordingConfiguration: { format: 'HLS', hlsConfiguration: { targetSegmentDurationSeconds: 2 } },
          },
        },
      ],
    });
  });

  it('names the fields that are missing, by paths that fields have', () => {
    const both = { ...EMPTY_FORM, channel: { ...EMPTY_FORM.channel, wanted: true } };
    const { channel, s3 } = destinationPaths(both);
    expect(problemsOf(both)).toEqual([
      { path: 'stageId', message: 'is required' },
      { path: `${channel}.channel.channelArn`, message: 'is required' },
      { path: `${s3}.s3.storageConfigurationId`, message: 'is required' },
      { path: `${s3}.s3.encoderConfigurationIds.0`, message: 'is required' },
    ]);
  });

  it.each([
    ['', 'is required: paste the JSON of a layout'],
    ['{', expect.stringMatching(/^is not JSON: /)],
  ])('says what is wrong with the JSON %j of a layout', (json, message) => {
    const form = { ...FILLED, layout: { ...FILLED.layout, from: 'json' as const, json } };
    expect(furtherStartProblems(form, around)).toEqual([{ path: 'layout', message }]);
  });

  it('never starts with the default layout in place of a kept one that is not there', () => {
    const form = { ...FILLED, layout: { ...FILLED.layout, from: 'preset' as const, presetId: 'lay-1' } };
    expect(furtherStartProblems(form, { presetLayout: undefined })).toEqual([
      { path: 'layout', message: 'is not loaded yet' },
    ]);
    expect(startDraftOf(form, around).layout).toEqual({ grid: { gridGap: 8 } });
  });
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '-1',
    '0',
    '1',
    '2',
    '10',
    '1.5',
    '86400',
    'true',
    'COVER',
    'with a blank',
    'x'.repeat(129),
  ),
  fc.string({ maxLength: 6 }),
);
const members = fc.dictionary(
  fc.constantFrom(
    'gridGap',
    'pipWidth',
    'pipOffset',
    'videoFillMode',
    'omitStoppedVideo',
    'featuredParticipantAttribute',
  ),
  text,
  { noNullPrototype: true },
);
const anyForm: fc.Arbitrary<StartForm> = fc.record({
  stageId: text,
  layout: fc.record({
    from: fc.constantFrom('default', 'preset', 'parameters', 'json'),
    presetId: fc.constantFrom('', 'lay-0123456789abcdef'),
    version: fc.constantFrom('', '1'),
    kind: fc.constantFrom('grid', 'pip'),
    grid: members,
    pip: members,
    json: fc.oneof(text, fc.json({ maxDepth: 2 })),
  }),
  channel: fc.record({
    wanted: fc.boolean(),
    name: text,
    channelArn: fc.oneof(text, fc.constant(arn('channel', 'AbCdEfGhIjKl'))),
    byArn: fc.boolean(),
    encoderId: text,
  }),
  s3: fc.record({
    wanted: fc.boolean(),
    name: text,
    storageId: text,
    encoderId: text,
    segmentSeconds: text,
    thumbnails: fc.boolean(),
    intervalSeconds: text,
    sequential: fc.boolean(),
    latest: fc.boolean(),
  }),
  tags: fc.array(fc.record({ key: text, value: text }), { maxLength: 3 }),
});

describe('whatever is typed', () => {
  it('is a draft or has a problem with a name, and is never sent otherwise than it was checked', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const draft = startDraftOf(form, around);
        const checked = checkDraft(CompositionDraft, draft);
        const problems = [...checked.problems, ...furtherStartProblems(form, around)];
        for (const { path } of problems) expect(labelOfField(path)).not.toBe('');
        // What JSON cannot say, as a number that is none, would arrive as something else.
        if (problems.length === 0)
          expect(checkDraft(CompositionDraft, JSON.parse(JSON.stringify(draft))).problems).toEqual([]);
      }),
      RUNS,
    );
  });

  it('survives a reload', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(z.parse(StartForm, JSON.parse(JSON.stringify(form)))).toEqual(form);
      }),
      RUNS,
    );
  });
});

const ORIGINAL: Composition = {
  arn: arn('composition', 'CoMpOsItIoN1'),
  stageArn: arn('stage', 'AbCdEfGhIjKl'),
  state: 'ACTIVE',
  tags: { team: 'show' },
  layout: {
    pip: { ...PIP_DEFAULTS, pipOffset: 24, videoFillMode: 'COVER', pipParticipantAttribute: 'guest' },
  },
  destinations: [
    {
      id: 'a',
      state: 'ACTIVE',
      configuration: {
        name: 'air',
        channel: { channelArn: arn('channel', 'ChAnNeL12345'), encoderConfigurationArn: '' },
      },
    },
    {
      id: 'b',
      state: 'ACTIVE',
      configuration: {
        name: '',
        s3: {
          storageConfigurationArn: arn('storage-configuration', 'StOrAgEcOnFi'),
          encoderConfigurationArns: [arn('encoder-configuration', 'EnCoDeRcOnFi')],
          recordingConfiguration: { format: 'HLS', hlsConfiguration: { targetSegmentDurationSeconds: 6 } },
          thumbnailConfigurations: [{ targetIntervalSeconds: 30, storage: ['LATEST'] }],
        },
      },
    },
  ],
};

describe('a form that begins like a composition', () => {
  it('would start one like it, with AWS’s defaults left to AWS', () => {
    const draft = startDraftOf(beginFromComposition(ORIGINAL), around);
    expect(checkDraft(CompositionDraft, draft).problems).toEqual([]);
    expect(draft).toMatchObject({
      stageId: idOf(ORIGINAL.stageArn),
      layout: { pip: { pipOffset: 24, pipParticipantAttribute: 'guest' } },
      destinations: [
        { name: 'air', channel: { channelArn: arn('channel', 'ChAnNeL12345') } },
        {
          s3: {
            storageConfigurationId: 'StOrAgEcOnFi',
            encoderConfigurationIds: ['EnCoDeRcOnFi'],
            recordingConfiguration: { hlsConfiguration: { targetSegmentDurationSeconds: 6 } },
            thumbnailConfigurations: [{ targetIntervalSeconds: 30, storage: ['LATEST'] }],
          },
        },
      ],
      tags: { team: 'show' },
    });
    expect(Object.keys((draft.layout as { pip: object }).pip)).toEqual([
      'pipParticipantAttribute',
      'pipOffset',
    ]);
  });

  it('takes the default layout where AWS echoed none, and no recording where there was none', () => {
    const [channel] = ORIGINAL.destinations;
    const form = beginFromComposition({ ...ORIGINAL, layout: null, destinations: channel ? [channel] : [] });
    expect([form.layout.from, form.s3.wanted]).toEqual(['default', false]);
  });
});

describe('a form that begins with an address', () => {
  it('takes a stage, a kept layout in a version, and the JSON of a layout', () => {
    const begin = (query: string) => beginFromAddress(new URLSearchParams(query));
    expect(begin('stage=AbC&preset=lay-1&version=3')).toMatchObject({
      stageId: 'AbC',
      layout: { from: 'preset', presetId: 'lay-1', version: '3' },
    });
    // {"grid":{"featuredParticipantAttribute":"é?>"}}, with signs that only base64url has.
    const encoded = 'eyJncmlkIjp7ImZlYXR1cmVkUGFydGljaXBhbnRBdHRyaWJ1dGUiOiLDqT8-In19';
    const { layout } = begin(`layout=${encoded}`);
    expect(layout.from).toBe('json');
    expect(JSON.parse(layout.json)).toEqual({ grid: { featuredParticipantAttribute: 'é?>' } });
    expect(begin('layout=%%%').layout).toMatchObject({ from: 'json' });
  });
});

describe('the command', () => {
  const call = (form: StartForm) =>
    callOf('compositions.start', { body: unchosenInCapitals(startDraftOf(form, around)) }, arn);

  it('is what the form would send, with ARNs in place of ids', () => {
    const form = beginFromComposition(ORIGINAL);
    expect(call(form)).toEqual(callOf('compositions.start', { body: startDraftOf(form, around) }, arn));
    expect(JSON.parse(JSON.stringify(call(form)?.input))).toMatchObject({
      stageArn: ORIGINAL.stageArn,
      destinations: [
        { channel: { channelArn: arn('channel', 'ChAnNeL12345') } },
        {
          s3: {
            storageConfigurationArn: arn('storage-configuration', 'StOrAgEcOnFi'),
            encoderConfigurationArns: [arn('encoder-configuration', 'EnCoDeRcOnFi')],
          },
        },
      ],
    });
  });

  it('has in capitals what is required and not chosen yet', () => {
    const both = { ...EMPTY_FORM, channel: { ...EMPTY_FORM.channel, wanted: true } };
    expect(JSON.parse(JSON.stringify(call(both)?.input))).toMatchObject({
      stageArn: arn('stage', 'STAGE_ID'),
      destinations: [
        { channel: { channelArn: 'CHANNEL_ARN' } },
        {
          s3: {
            storageConfigurationArn: arn('storage-configuration', 'STORAGE_CONFIGURATION_ID'),
            encoderConfigurationArns: [arn('encoder-configuration', 'ENCODER_CONFIGURATION_ID')],
          },
        },
      ],
    });
  });
});
