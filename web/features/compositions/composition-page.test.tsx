import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Composition, compositions, type Destination } from '#shared/compositions/contract.ts';
import { type BridgeEvent, eventbridge } from '#shared/eventbridge/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const START = '2026-11-20T12:30:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const AT = '/emulated/compositions/compositionA';

const channel: Destination = {
  id: 'destination1',
  state: 'RECONNECTING',
  startTime: START,
  configuration: { name: 'programme', channel: { channelArn: arn('channel', 'channelchann') } },
};
const recording: Destination = {
  id: 'destination2',
  state: 'STOPPED',
  startTime: START,
  endTime: '2026-11-20T12:45:00.000Z',
  configuration: {
    name: '',
    s3: {
      storageConfigurationArn: arn('storage-configuration', 'storagestora'),
      encoderConfigurationArns: [arn('encoder-configuration', 'encoderencod')],
      recordingConfiguration: { format: 'HLS', hlsConfiguration: { targetSegmentDurationSeconds: 6 } },
      thumbnailConfigurations: [{ targetIntervalSeconds: 30, storage: ['SEQUENTIAL', 'LATEST'] }],
    },
  },
  detail: { s3: { recordingPrefix: 'a/compositionA/destination2/composite' } },
};

const shown = (more: Partial<Composition> = {}) => [
  answer(compositions.get, () => ({
    item: {
      arn: arn('composition', 'compositionA'),
      stageArn: arn('stage', 'stagestages1'),
      state: 'ACTIVE',
      startTime: START,
      destinations: [],
      ...more,
    },
    asOf: AS_OF,
  })),
  answer(stages.get, () => ({
    item: { arn: arn('stage', 'stagestages1'), name: 'show-morning' },
    asOf: AS_OF,
  })),
];
const bucket = answer(storageConfigurations.get, () => ({
  item: { arn: arn('storage-configuration', 'storagestora'), name: 'prod', s3: { bucketName: 'recordings' } },
  asOf: AS_OF,
}));

const panel = async (name: string) => within(await screen.findByRole('region', { name }));
/** A detail of a list by its label. */
const detail = (within: Awaited<ReturnType<typeof panel>>, label: string) =>
  within.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;

describe('the page of a composition', () => {
  it('shows what was recorded of one that AWS has forgotten, and says so', async () => {
    drawPage(AT, [
      answer(compositions.get, () => refusal('aws_not_found', 'Resource not found.')),
      answer(recorder.composition, () => ({
        item: {
          arn: arn('composition', 'compositionA'),
          stageArn: arn('stage', 'stagestages1'),
          state: 'STOPPED',
          startTime: START,
          endTime: '2026-11-20T13:00:00.000Z',
          destinations: [channel],
        },
        seenAt: AS_OF,
        goneAt: '2026-11-20T14:10:00.000Z',
        changes: [],
      })),
      ...shown().slice(1),
    ]);
    expect(
      await screen.findByText(/Gone from AWS\. This is the composition as the console recorded it/),
    ).toBeDefined();
    expect((await screen.findByText('Ran for')).nextElementSibling?.textContent).toBe('30 min');
    expect(await panel('Destination programme')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tells its stage, and how long it runs by the clock of AWS', async () => {
    drawPage(AT, shown());
    expect(await screen.findByRole('link', { name: 'show-morning' })).toBeDefined();
    const fact = screen.getByText('Running for').nextElementSibling;
    expect(fact?.textContent).toBe('1 h 30 min');
  });

  it('tells how long one has run that has ended', async () => {
    drawPage(AT, shown({ state: 'STOPPED', endTime: '2026-11-20T13:00:00.000Z' }));
    expect((await screen.findByText('Ran for')).nextElementSibling?.textContent).toBe('30 min');
    expect(screen.queryByText('Running for')).toBeNull();
  });

  it('tells of a channel where it leads, and that it has no encoder of its own', async () => {
    drawPage(AT, shown({ destinations: [channel] }));
    const destination = await panel('Destination programme');
    expect(destination.getByText('Reconnecting')).toBeDefined();
    expect(destination.getByText(arn('channel', 'channelchann'))).toBeDefined();
    expect(destination.getByRole('button', { name: 'Copy channel ARN' })).toBeDefined();
    expect(detail(destination, 'Runs for')).toBe('1 h 30 min');
    expect(detail(destination, 'Encoder')).toContain('none given');
  });

  it('tells of a recording where it lies and how it is made', async () => {
    drawPage(AT, [...shown({ destinations: [recording] }), bucket]);
    const destination = await panel('Destination without a name');
    expect(
      await destination.findByText('s3://recordings/a/compositionA/destination2/composite'),
    ).toBeDefined();
    expect(destination.getByRole('button', { name: 'Copy S3 location' })).toBeDefined();
    expect(destination.getByRole('link', { name: 'prod' }).getAttribute('href')).toBe(
      '/emulated/storage-configurations/storagestora',
    );
    expect(destination.getByRole('link', { name: 'encoderencod' })).toBeDefined();
    expect(detail(destination, 'Ran for')).toBe('15 min');
    expect(detail(destination, 'Format')).toBe('HLS');
    expect(detail(destination, 'Segment duration')).toBe('6 s');
    expect(detail(destination, 'Thumbnails')).toContain('Every 30 s');
    expect(detail(destination, 'Thumbnails')).toContain('LATEST');
  });

  const failing = (items: BridgeEvent[], on = true) =>
    answer(eventbridge.list, ({ resourceId }) => ({
      items: resourceId === 'compositionA' ? items : [],
      more: false,
      feed: { on, flowing: on },
    }));
  const failure: BridgeEvent = {
    id: 'e1',
    detailType: 'IVS Composition State Change',
    eventName: 'Destination Failure',
    happenedAt: '2026-11-20T12:45:00.000Z',
    destinationId: 'destination2',
    errorCode: 'AccessDeniedException',
    reason: 'Access denied to S3 bucket. Please verify your bucket policy.',
  };
  const failed: Destination = { ...recording, state: 'FAILED' };

  it('tells why a destination failed where EventBridge has told it, and what to look at', async () => {
    drawPage(AT, [...shown({ destinations: [failed, channel] }), bucket, failing([failure])]);
    const destination = await panel('Destination without a name');
    expect(await destination.findByText(/^Access denied to S3 bucket/)).toBeDefined();
    expect(destination.getByText(/^Reason given by EventBridge at/).textContent).toContain(
      'AccessDeniedException',
    );
    expect(destination.getByText(/IVS may not write into the S3 bucket/)).toBeDefined();
    expect((await panel('Destination programme')).queryByText(/EventBridge/)).toBeNull();
  });

  it.each([
    [true, /EventBridge has not told one/],
    [false, /this console is not connected to it/],
  ])('says so where nobody has told the reason, events taken: %s', async (on, words) => {
    drawPage(AT, [...shown({ state: 'FAILED', destinations: [] }), failing([], on)]);
    expect(await (await panel('Why it failed')).findByText(words)).toBeDefined();
  });

  it('that AWS has removed still tells the failure that EventBridge told', async () => {
    drawPage(AT, [
      answer(compositions.get, () => refusal('aws_not_found', 'AWS knows no such resource')),
      failing([failure]),
    ]);
    expect((await screen.findByRole('alert')).textContent).toContain('AWS removes a composition');
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toContain(
        'EventBridge told of a failure at 2026-11-20 12:45:00 UTC: Access denied to S3 bucket',
      ),
    );
  });

  it('keeps the prefix and names the permission when the bucket may not be read', async () => {
    drawPage(AT, [
      ...shown({ destinations: [recording] }),
      answer(storageConfigurations.get, () => refusal('aws_access_denied', 'no')),
    ]);
    const destination = await panel('Destination without a name');
    expect(await destination.findByText(/ivs:GetStorageConfiguration is missing/)).toBeDefined();
    expect(destination.getByText('a/compositionA/destination2/composite')).toBeDefined();
  });

  it('shows every parameter of a layout beside the default, and which differ', async () => {
    drawPage(
      AT,
      shown({
        layout: { pip: { pipPosition: 'TOP_LEFT', pipOffset: 0, pipWidth: 320, videoFillMode: 'COVER' } },
      }),
    );
    const table = within(
      await screen.findByRole('table', { name: 'Parameters of the layout: Picture-in-picture' }),
    );
    expect(table.getAllByRole('row')).toHaveLength(12);
    const corner = table.getByRole('row', { name: /pipPosition/ });
    expect(corner.textContent).toContain('Top left');
    expect(corner.textContent).toContain('differs from the default');
    expect(corner.textContent).toContain('Bottom right');
    expect(table.getByRole('row', { name: /pipOffset/ }).textContent).not.toContain('differs');
    expect(screen.getByText('Picture-in-picture, 2 of 11 differ from the default')).toBeDefined();
  });

  it('explains a fill mode that is not set', async () => {
    drawPage(AT, shown({ layout: { grid: { videoFillMode: '', gridGap: 2 } } }));
    const table = within(await screen.findByRole('table', { name: 'Parameters of the layout: Grid' }));
    const fill = table.getByRole('row', { name: /videoFillMode/ });
    expect(fill.textContent).toContain('COVER for the tiles of the grid, CONTAIN for the featured one');
    expect(fill.textContent).not.toContain('differs');
    expect(screen.getByText('Grid, all as by default')).toBeDefined();
  });

  it.each([null, undefined])('says that AWS gave no layout (%s)', async (layout) => {
    drawPage(AT, shown({ layout }));
    await screen.findByText(/AWS answered no layout/);
    const layoutPanel = await panel('Layout');
    expect(layoutPanel.getByText('none given')).toBeDefined();
    expect(layoutPanel.getAllByText('not given')).toHaveLength(6);
  });

  it('says of one that is gone that nothing can be read any more', async () => {
    drawPage(AT, [answer(compositions.get, () => refusal('aws_not_found', 'Resource not found'))]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('about five minutes after it has stopped or failed');
    expect(alert.textContent).toContain('nothing can be read about it any more');
  });
});
