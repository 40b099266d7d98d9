import { act, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ingest, type IngestConfiguration } from '#shared/ingest/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const STAGE = arn('stage', 'stagestages1');
const KEY = 'rt_123456789012_us-east-1_attachedatta_verysecret';

const attached = {
  arn: arn('ingest-configuration', 'attachedatta'),
  name: 'programme',
  ingestProtocol: 'RTMPS',
  stageArn: STAGE,
  participantId: 'participant1',
  state: 'INACTIVE',
  userId: 'truck-1',
  redundantIngest: false,
  maskedStreamKey: 'rt_123456789012_us-east-1_attachedatta_••••',
} as const satisfies IngestConfiguration;
const one = (more: Partial<IngestConfiguration> = {}) =>
  answer(ingest.get, () => ({ item: { ...attached, ...more }, asOf: AS_OF }));
const stage = answer(stages.get, () => ({
  item: {
    arn: STAGE,
    name: 'league-final',
    endpoints: { rtmps: 'rtmps://host:443/app/', whip: 'https://whip' },
  },
  asOf: AS_OF,
}));
const stageList = answer(stages.list, () => ({ items: [{ arn: STAGE, name: 'league-final' }], asOf: AS_OF }));
const list = answer(ingest.list, () => ({ items: [attached], asOf: AS_OF }));
const AT = '/emulated/ingest-configurations/attachedatta';
const dialog = () => within(screen.getByRole('dialog'));

describe('the stream key', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const reveal = answer(ingestChanges.reveal, () => ({ item: { streamKey: KEY }, asOf: AS_OF }));

  it('is asked for only when somebody wants it, and is gone half a minute later', async () => {
    const { user, calls, container } = drawPage(AT, [one(), stage, reveal]);
    const show = await screen.findByRole('button', { name: 'Show the stream keys' });
    await screen.findByText('rtmps://host:443/app/');
    expect(calls.asked.map(({ id }) => id)).not.toContain(ingestChanges.reveal.id);
    await user.click(screen.getByRole('radio', { name: 'GStreamer' }));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.click(show);
    await screen.findByText(KEY);
    expect(screen.getByRole('region', { name: 'GStreamer command' }).textContent).toContain(`app/${KEY}`);
    for (let second = 0; second < 29; second += 1) await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(container.textContent).toContain(KEY);
    for (let second = 0; second < 2; second += 1) await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(container.textContent).not.toContain('verysecret');
    expect(screen.getByRole('region', { name: 'GStreamer command' }).textContent).toContain('$STREAM_KEY');
  });

  it('is hidden at once when somebody is done, and not held anywhere', async () => {
    const { user, calls, container } = drawPage(AT, [one(), stage, reveal]);
    await user.click(await screen.findByRole('button', { name: 'Show the stream keys' }));
    await user.click(await screen.findByRole('button', { name: 'Hide the stream keys' }));
    expect(container.textContent).not.toContain('verysecret');
    await user.click(screen.getByRole('button', { name: 'Show the stream keys' }));
    await screen.findByText(KEY);
    expect(calls.asked.filter(({ id }) => id === ingestChanges.reveal.id)).toHaveLength(2);
  });

  it('that may not be read is not shown, and the page says why', async () => {
    const denied = answer(ingestChanges.reveal, () => refusal('aws_access_denied', 'no'));
    const { user } = drawPage(AT, [one(), stage, denied]);
    await user.click(await screen.findByRole('button', { name: 'Show the stream keys' }));
    expect((await screen.findByRole('alert')).textContent).toContain('No permission to read the stream keys');
  });

  it('of each of two encoders is told apart', async () => {
    const redundantIngestCredentials = [
      { participantId: 'physical0001', maskedStreamKey: 'rt_1_••••' },
      { participantId: 'physical0002', maskedStreamKey: 'rt_2_••••' },
    ];
    const both = answer(ingestChanges.reveal, () => ({
      item: {
        streamKey: KEY,
        redundantIngestCredentials: [{ streamKey: 'rt_1_first' }, { streamKey: 'rt_2_second' }],
      },
      asOf: AS_OF,
    }));
    const { user } = drawPage(AT, [one({ redundantIngest: true, redundantIngestCredentials }), stage, both]);
    await user.click(await screen.findByRole('radio', { name: 'Encoder 2' }));
    await user.click(screen.getByRole('button', { name: 'Show the stream keys' }));
    await screen.findByText('rt_2_second');
    expect(screen.queryByText('rt_1_first')).toBeNull();
  });
});

describe('a new ingest configuration', () => {
  it('over RTMP has to be allowed to be insecure, and says so as it is chosen', async () => {
    const made = answer(ingestChanges.create, () => ({ item: attached, asOf: AS_OF }));
    const { user, calls, address } = drawPage('/emulated/ingest-configurations', [
      list,
      stageList,
      one(),
      stage,
      made,
    ]);
    await screen.findByRole('link', { name: 'programme' });
    await user.click(screen.getByRole('button', { name: 'Create…' }));
    await user.click(dialog().getByRole('radio', { name: 'RTMP' }));
    expect(dialog().getByText(/^⚠ Insecure ingest must be true where ingestProtocol is RTMP/)).toBeDefined();
    await user.click(dialog().getByRole('button', { name: 'Create' }));
    expect(calls.asked.map(({ id }) => id)).not.toContain(ingestChanges.create.id);
    await user.click(dialog().getByRole('checkbox', { name: 'Allow insecure ingest' }));
    expect(dialog().queryByText(/⚠/)).toBeNull();
    await user.click(dialog().getByRole('button', { name: 'Add an attribute' }));
    await user.type(dialog().getByRole('textbox', { name: 'Key of attribute 1' }), 'role');
    await user.type(dialog().getByRole('textbox', { name: 'Value of attribute 1' }), 'feed é');
    expect(dialog().getByText('11 of 1,024 bytes.')).toBeDefined();
    await user.click(dialog().getByRole('button', { name: 'Create' }));
    await screen.findByRole('heading', { name: 'programme', level: 1 });
    expect(address()).toBe(AT);
  });
});

describe('deleting an ingest configuration', () => {
  it('through which somebody publishes says who is disconnected, and asks for its name', async () => {
    const { user } = drawPage(AT, [one({ state: 'ACTIVE' }), stage, list]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    expect(await dialog().findByText('⚠ Somebody publishes through it now.')).toBeDefined();
    expect(dialog().getByText('participant1')).toBeDefined();
    expect(dialog().getByRole('textbox', { name: /Type the name/ })).toBeDefined();
    expect(dialog().getByRole('button', { name: 'Delete it' })).toHaveProperty('disabled', true);
  });

  it('is not confirmed by what was known before it was looked at', async () => {
    let answerNow: ((value: { item: IngestConfiguration; asOf: string }) => void) | undefined;
    let asked = 0;
    const looked = answer(ingest.get, async () => {
      asked += 1;
      if (asked === 1) return { item: { ...attached, stageArn: '' }, asOf: AS_OF };
      return new Promise((resolve) => {
        answerNow = resolve;
      });
    });
    const { user } = drawPage(AT, [looked, stage, list]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const act = () => dialog().getByRole('button', { name: 'Delete it' });
    expect(dialog().getByText('Looking whether anybody publishes through it…')).toBeDefined();
    expect(act()).toHaveProperty('disabled', true);
    await expect.poll(() => answerNow).toBeDefined();
    answerNow?.({ item: { ...attached, state: 'ACTIVE' }, asOf: AS_OF });
    await dialog().findByText('⚠ Somebody publishes through it now.');
    await user.type(dialog().getByRole('textbox', { name: /Type the name/ }), 'programme');
    expect(act()).toHaveProperty('disabled', false);
  });

  it('that is attached to nothing can be done without more', async () => {
    const { user } = drawPage(AT, [one({ stageArn: '' }), list]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    await dialog().findByText('It is attached to no stage: nobody can be using it.');
    expect(dialog().getByRole('button', { name: 'Delete it' })).toHaveProperty('disabled', false);
  });
});

describe('changing an ingest configuration', () => {
  it('is said to be impossible while somebody publishes', async () => {
    const { user } = drawPage(AT, [one({ state: 'ACTIVE' }), stage, stageList]);
    await user.click(await screen.findByRole('button', { name: 'Change…' }));
    expect(dialog().getByText(/AWS changes it only once the encoder has stopped/)).toBeDefined();
    expect(dialog().getByText('Nothing is changed yet.')).toBeDefined();
    await user.click(await dialog().findByRole('radio', { name: /^No stage/ }));
    expect(dialog().queryByText('Nothing is changed yet.')).toBeNull();
  });
});
