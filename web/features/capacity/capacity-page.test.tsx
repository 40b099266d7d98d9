import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { budget, type OperationBudget } from '#shared/budget/contract.ts';
import { capacity } from '#shared/capacity/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const asOf = '2026-11-20T14:00:00.000Z';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

const listStages: OperationBudget = {
  operation: 'ListStages',
  quota: 5,
  share: 3,
  perSecond: 2.4,
  waiting: { visible: 2, hover: 0, background: 30 },
  sent: 200,
  throttled: 4,
  repeated: 4,
  lastMinute: { sent: 90, throttled: 1 },
  hits: 300,
  misses: 100,
};

const measured = [
  answer(capacity.quotas, () => ({
    item: { quotas: [{ code: 'L-47F0B706', name: 'Stages', value: 2_500, adjustable: true }] },
    asOf,
  })),
  answer(capacity.region, () => ({
    item: { publishers: { now: 970, dayPeak: 990 }, subscriptions: { now: 4_000, dayPeak: 5_000 } },
    asOf,
  })),
  answer(capacity.stages, () => ({ item: { stages: [] }, asOf })),
];

const lists = [
  ...measured,
  answer(stages.list, () => ({ items: [{ arn: arn('stage', 'AAAAAAAAAAAA') }], asOf })),
  answer(compositions.list, () => ({
    items: (['ACTIVE', 'ACTIVE', 'STOPPED'] as const).map((state, index) => ({
      arn: arn('composition', `BBBBBBBBBBB${index}`),
      stageArn: arn('stage', 'AAAAAAAAAAAA'),
      state,
      destinations: [],
    })),
    asOf,
  })),
  answer(encoderConfigurations.list, () => ({ items: [], asOf })),
  answer(storageConfigurations.list, () => refusal('aws_access_denied', 'not allowed')),
  answer(ingest.list, () => ({ items: [], asOf })),
  answer(publicKeys.list, () => ({
    items: [1, 2, 3].map((n) => ({ arn: arn('public-key', `key-${n}`), name: `key ${n}` })),
    asOf,
  })),
];

async function row(table: string, name: string): Promise<HTMLElement> {
  const cell = await within(await screen.findByRole('table', { name: table })).findByText(name);
  const found = cell.closest('tr');
  if (found === null) throw new Error(`${name} is in no row`);
  return found;
}

describe('the Capacity page', () => {
  it('tells what is full, what has room, and what could not be counted', async () => {
    drawPage('/emulated/capacity', [answer(budget.get, () => ({ items: [], waiting: [] })), ...lists]);
    const table = 'Resources and their quotas';
    expect(await within(await row(table, 'Public keys')).findByText('Full')).toBeDefined();
    expect(await within(await row(table, 'Compositions at a time')).findByText(/^2\b/)).toBeDefined();
    expect(await within(await row(table, 'Stages')).findByText('Room')).toBeDefined();
    expect(
      await within(await row(table, 'Storage configurations')).findByText(
        'No permission: ivs:ListStorageConfigurations',
      ),
    ).toBeDefined();
    expect(await screen.findByText('AWS has not been called yet')).toBeDefined();
  });

  it('counts against the quotas of the account, and tells what CloudWatch has measured', async () => {
    drawPage('/emulated/capacity', [answer(budget.get, () => ({ items: [], waiting: [] })), ...lists]);
    const table = 'Resources and their quotas';
    const stageRow = within(await row(table, 'Stages'));
    expect(await stageRow.findByText('2,500')).toBeDefined();
    expect(stageRow.getByText('of this account')).toBeDefined();
    const publishers = within(await row(table, 'Publishers at a time'));
    expect(await publishers.findByText('Nearly full')).toBeDefined();
    expect(publishers.getByText('97%')).toBeDefined();
    expect(publishers.getByText('970').title).toBe('at most 990 within a day');
    expect(within(await row(table, 'Encoder configurations')).getByText('default')).toBeDefined();
  });

  it('shows AWS’s defaults where Service Quotas is denied, and says so', async () => {
    drawPage('/emulated/capacity', [
      answer(capacity.quotas, () => refusal('aws_access_denied', 'not allowed')),
      answer(capacity.region, () => refusal('aws_access_denied', 'not allowed')),
      answer(budget.get, () => ({ items: [], waiting: [] })),
      ...lists,
    ]);
    const note = await screen.findByText(/These are AWS’s defaults, not this account’s quotas/);
    expect(note.textContent).toContain('servicequotas:ListServiceQuotas');
    const table = 'Resources and their quotas';
    expect(within(await row(table, 'Stages')).getByText('1,000')).toBeDefined();
    expect(
      await within(await row(table, 'Publishers at a time')).findByText(
        'No permission: cloudwatch:GetMetricData',
      ),
    ).toBeDefined();
  });

  it('tells what each operation uses, what waits and what was throttled', async () => {
    drawPage('/emulated/capacity', [
      answer(budget.get, () => ({ items: [listStages], waiting: [] })),
      ...lists,
    ]);
    const cells = within(await row('Calls to AWS by operation', 'ListStages')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'ListStages',
      '',
      '1.5',
      '2.4',
      '5',
      '2 · 0 · 30',
      '75%',
      '4',
      'Giving way',
    ]);
  });
});
