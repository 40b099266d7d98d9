import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const AT = '/emulated/compositions';

const composition = (
  id: string,
  state: CompositionSummary['state'],
  more: Partial<CompositionSummary> = {},
): CompositionSummary => ({
  arn: arn('composition', id),
  stageArn: arn('stage', 'stagestages1'),
  destinations: [{ id: 'destination1', state: 'ACTIVE' }],
  state,
  startTime: '2026-11-20T12:30:00.000Z',
  ...more,
});

const ACTIVE = composition('activeactive', 'ACTIVE', { tags: { env: 'prod' } });
const STOPPED = composition('stoppedstopp', 'STOPPED', { endTime: '2026-11-20T13:00:00.000Z' });
const FAILED = composition('failedfailed', 'FAILED');
const SHAKY = composition('shakyshakysh', 'ACTIVE', {
  destinations: [
    { id: 'destination1', state: 'ACTIVE' },
    { id: 'destination2', state: 'RECONNECTING' },
  ],
});

const listing = (...items: CompositionSummary[]) => answer(compositions.list, () => ({ items, asOf: AS_OF }));
const names = answer(stages.list, () => ({
  items: [{ arn: arn('stage', 'stagestages1'), name: 'show-morning' }],
  asOf: AS_OF,
}));
const encoders = answer(encoderConfigurations.list, () => ({
  items: [{ arn: arn('encoder-configuration', 'encoderencod'), name: 'full-hd' }],
  asOf: AS_OF,
}));

const ids = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);
const row = async (id: string) =>
  within((await screen.findByRole('link', { name: id })).closest('tr') as HTMLElement);

describe('the list of compositions', () => {
  it('puts problems first and tells stage, destinations and how long each has run', async () => {
    drawPage(AT, [listing(STOPPED, ACTIVE, SHAKY, FAILED), names, encoders]);
    await screen.findAllByRole('link', { name: 'show-morning' });
    expect(ids()).toEqual(['failedfailed', 'shakyshakysh', 'activeactive', 'stoppedstopp']);
    expect((await row('activeactive')).getByText('1 h 30 min')).toBeDefined();
    expect((await row('stoppedstopp')).getByText('30 min')).toBeDefined();
    expect((await row('shakyshakysh')).getByText('Reconnecting')).toBeDefined();
    expect((await row('activeactive')).getByText('prod')).toBeDefined();
    expect(screen.getByText(/ended within about five minutes.*the API never tells/)).toBeDefined();
  });

  it('is narrowed by state with a click, in the URL, without asking AWS again', async () => {
    const { user, address, calls } = drawPage(AT, [listing(STOPPED, ACTIVE, FAILED), names, encoders]);
    await screen.findByRole('link', { name: 'activeactive' });
    const failed = screen.getByRole('button', { name: 'Failed 1' });
    await user.click(failed);
    expect(ids()).toEqual(['failedfailed']);
    expect(address()).toBe(`${AT}?q=failed`);
    expect(failed.getAttribute('aria-pressed')).toBe('true');
    expect(calls.asked.filter(({ id }) => id === compositions.list.id)).toHaveLength(1);
  });

  it('is searched by the name of the stage and by tag', async () => {
    const other = composition('otherothers1', 'ACTIVE', { stageArn: arn('stage', 'otherstages1') });
    const { user } = drawPage(AT, [listing(ACTIVE, other), names, encoders]);
    await screen.findByRole('link', { name: 'show-morning' });
    await user.keyboard('/show-mor');
    expect(ids()).toEqual(['activeactive']);
    await user.keyboard('{Escape}tag:env=prod');
    expect(ids()).toEqual(['activeactive']);
  });

  it('has AWS filter by stage and by encoder, from the URL and into it', async () => {
    const { user, address, calls } = drawPage(`${AT}?stage=stagestages1`, [listing(ACTIVE), names, encoders]);
    const field = screen.findByRole('combobox', { name: 'Encoder configuration' });
    await within(await field).findByRole('option', { name: 'full-hd' });
    await user.selectOptions(await field, 'full-hd');
    expect(address()).toBe(`${AT}?stage=stagestages1&encoder=encoderencod`);
    await waitFor(() =>
      expect(
        calls.asked
          .filter(({ id }) => id === compositions.list.id)
          .map(({ asked }) => [asked['stageId'], asked['encoderConfigurationId']]),
      ).toEqual([
        ['stagestages1', undefined],
        ['stagestages1', 'encoderencod'],
      ]),
    );
  });

  it('shows ids until the names of stages are there, and says so', async () => {
    drawPage(AT, [
      listing(ACTIVE),
      answer(stages.list, () => refusal('aws_throttled', 'slow down')),
      encoders,
    ]);
    expect((await row('activeactive')).getByRole('link', { name: 'stagestages1' })).toBeDefined();
    expect((await screen.findByRole('alert')).textContent).toContain('AWS asked for fewer requests');
  });

  it('loads the names of stages once for all its visits', async () => {
    const { go, calls } = drawPage(AT, [
      listing(ACTIVE),
      names,
      encoders,
      answer(encoderConfigurations.get, () => refusal('aws_not_found', 'no')),
    ]);
    await screen.findByRole('link', { name: 'show-morning' });
    await go('/emulated/encoder-configurations/encoderencod');
    await screen.findByRole('alert');
    await go(AT);
    await screen.findByRole('link', { name: 'show-morning' });
    expect(calls.asked.filter(({ id }) => id === stages.list.id)).toHaveLength(1);
  });
});
