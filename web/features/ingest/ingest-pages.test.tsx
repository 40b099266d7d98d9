import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  ingest,
  type IngestConfiguration,
  type IngestConfigurationSummary,
} from '#shared/ingest/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const STAGE = arn('stage', 'stagestages1');

const attached = {
  arn: arn('ingest-configuration', 'attachedatta'),
  name: 'programme',
  ingestProtocol: 'RTMPS',
  stageArn: STAGE,
  participantId: 'participant1',
  state: 'ACTIVE',
  userId: 'truck-1',
  redundantIngest: false,
} as const satisfies IngestConfigurationSummary;
const detached = {
  ...attached,
  arn: arn('ingest-configuration', 'detacheddeta'),
  name: 'spare',
  stageArn: '',
  state: 'INACTIVE',
} as const satisfies IngestConfigurationSummary;

const stageList = answer(stages.list, () => ({ items: [{ arn: STAGE, name: 'league-final' }], asOf: AS_OF }));
const list = answer(ingest.list, ({ filterByState, stageId }) => ({
  items: [attached, detached].filter(
    ({ state, stageArn }) =>
      (filterByState === undefined || state === filterByState) &&
      (stageId === undefined || stageArn.endsWith(stageId)),
  ),
  asOf: AS_OF,
}));

const MASKED = 'rt_123456789012_us-east-1_attachedatta_••••';
const one = (more: Partial<IngestConfiguration> = {}) =>
  answer(ingest.get, () => ({ item: { ...attached, maskedStreamKey: MASKED, ...more }, asOf: AS_OF }));
const stage = answer(stages.get, () => ({
  item: {
    arn: STAGE,
    name: 'league-final',
    activeSessionId: 'st-AAAAAAAAAAAAA',
    endpoints: { rtmp: 'rtmp://host/app/', rtmps: 'rtmps://host:443/app/' },
  },
  asOf: AS_OF,
}));
const AT = '/emulated/ingest-configurations/attachedatta';

describe('the list of ingest configurations', () => {
  it('has AWS filter by state or by stage, one at a time, in the URL', async () => {
    const { user, address, calls } = drawPage('/emulated/ingest-configurations', [list, stageList]);
    await screen.findByRole('link', { name: 'spare' });
    await user.click(screen.getByRole('radio', { name: 'Publishing' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'spare' })).toBeNull());
    expect(address()).toBe('/emulated/ingest-configurations?state=ACTIVE');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Stage' }), 'league-final');
    await screen.findByRole('link', { name: 'programme' });
    expect(address()).toBe('/emulated/ingest-configurations?stage=stagestages1');
    const filters = calls.asked
      .filter(({ id }) => id === ingest.list.id)
      .map(({ asked }) => [asked['filterByState'], asked['stageId']]);
    expect(filters).toEqual([
      [undefined, undefined],
      ['ACTIVE', undefined],
      [undefined, 'stagestages1'],
    ]);
  });

  it('says that a filter leaves nothing, and ends it', async () => {
    const { user, address } = drawPage('/emulated/ingest-configurations?stage=otherstages1', [
      list,
      stageList,
    ]);
    await screen.findByText('No ingest configurations answer to this filter');
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    await screen.findByRole('link', { name: 'spare' });
    expect(address()).toBe('/emulated/ingest-configurations');
  });

  it('refuses a state that cannot be, without asking for it', async () => {
    const { calls } = drawPage('/emulated/ingest-configurations?state=ASLEEP', [list, stageList]);
    expect((await screen.findByRole('alert')).textContent).toContain('This address cannot exist');
    expect(calls.asked.map(({ id }) => id)).not.toContain(ingest.list.id);
  });

  it('shows ids and says why when the names of stages may not be read', async () => {
    drawPage('/emulated/ingest-configurations', [
      list,
      answer(stages.list, () => refusal('aws_access_denied', 'no')),
    ]);
    await screen.findByRole('link', { name: 'stagestages1' });
    expect((await screen.findByRole('alert')).textContent).toContain('ivs:ListStages is missing');
  });
});

describe('the page of an ingest configuration', () => {
  it('tells where an encoder publishes, by its protocol, and keeps the key masked', async () => {
    const { user } = drawPage(AT, [one(), stage]);
    await screen.findByText('rtmps://host:443/app/');
    const setUp = within(screen.getByRole('region', { name: 'Set up the encoder' }));
    expect(setUp.queryByText('rtmp://host/app/')).toBeNull();
    expect(setUp.getByText(MASKED)).toBeDefined();
    await user.click(setUp.getByRole('radio', { name: 'ffmpeg' }));
    expect(setUp.getByRole('region', { name: 'ffmpeg command' }).textContent).toContain(
      '"rtmps://host:443/app/$STREAM_KEY"',
    );
  });

  it('links the participant of who publishes now', async () => {
    drawPage(AT, [one(), stage]);
    const link = await screen.findByRole('link', { name: 'participant1' });
    expect(link.getAttribute('href')).toBe(
      '/emulated/stages/stagestages1/sessions/st-AAAAAAAAAAAAA/participants/participant1',
    );
  });

  it('says that a detached one cannot be used, and asks for no stage', async () => {
    const { calls } = drawPage(AT, [one({ stageArn: '', state: 'INACTIVE' }), stage]);
    await screen.findByText('Attached to no stage: its stream key cannot be used.');
    expect(calls.asked.map(({ id }) => id)).not.toContain(stages.get.id);
    expect(screen.queryByRole('link', { name: 'participant1' })).toBeNull();
  });

  it('names the permission without which the address is not known', async () => {
    drawPage(AT, [one(), answer(stages.get, () => refusal('aws_access_denied', 'no'))]);
    await screen.findByText('Not known: the permission ivs:GetStage is missing.');
  });

  it('tells both encoders of redundant ingest, and the attributes', async () => {
    drawPage(AT, [
      one({
        redundantIngest: true,
        redundantIngestCredentials: [
          { participantId: 'physical0001', maskedStreamKey: 'rt_1_••••' },
          { participantId: 'physical0002', maskedStreamKey: 'rt_2_••••' },
        ],
        attributes: { role: 'feed' },
      }),
      stage,
    ]);
    const redundancy = within(await screen.findByRole('region', { name: 'Redundant ingest' }));
    expect(redundancy.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Encoder 1.*physical0001.*rt_1_••••$/),
      expect.stringMatching(/^Encoder 2.*physical0002.*rt_2_••••$/),
    ]);
    const attributes = within(screen.getByRole('table', { name: 'Attributes' }));
    expect(attributes.getByRole('row', { name: 'role feed' })).toBeDefined();
  });
});
