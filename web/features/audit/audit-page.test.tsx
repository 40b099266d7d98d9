import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { audit, type AuditEntry } from '#shared/audit/contract.ts';
import { auth } from '#shared/auth/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';

const AT = '/emulated/audit';
const entry = (seq: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  seq,
  at: '2026-11-20T14:05:12.000Z',
  person: { id: 'p-1', name: 'Ada', role: 'operator', kind: 'person' },
  address: '192.0.2.7',
  connection: 'emulated',
  endpoint: 'stages.remove',
  operations: ['DeleteStage'],
  objects: { stageId: 'AbCdEfGhIjKl' },
  reason: 'The show is over',
  request: '{"connection":"emulated","stageId":"AbCdEfGhIjKl"}',
  result: 'ok',
  awsRequestId: 'aws-1',
  endedAt: '2026-11-20T14:05:13.000Z',
  hash: 'a'.repeat(64),
  ...more,
});

describe('the audit page', () => {
  it('tells who did what to what, why, and how it ended', async () => {
    drawPage(AT, [
      answer(audit.list, () => ({
        items: [
          entry(3),
          entry(1, { result: 'aws_conflict', person: undefined }),
          entry(0, { result: 'unknown' }),
        ],
      })),
    ]);
    const table = await screen.findByRole('table', { name: 'Audit log' });
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first?.textContent).toContain('Deleted the stage');
    expect(first?.textContent).toContain('Ada');
    expect(first?.textContent).toContain('Done');
    expect(
      within(first as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/emulated/stages/AbCdEfGhIjKl');
    expect(second?.textContent).toContain('Failed: aws_conflict');
    expect(second?.textContent).toContain('Nobody signed in');
    expect(third?.textContent).toContain('Not known');
  });

  it('opens everything that is known of one', async () => {
    const { user } = drawPage(AT, [answer(audit.list, () => ({ items: [entry(7)] }))]);
    await user.click(await screen.findByRole('button', { name: 'Deleted the stage' }));
    const dialog = screen.getByRole('dialog', { name: 'Deleted the stage' });
    for (const text of ['192.0.2.7', 'aws-1', 'Ada, operator', 'The show is over', 'a'.repeat(64)])
      expect(within(dialog).getByText(text)).toBeDefined();
  });

  it('keeps its filters in the address, asks with them, and saves what they let through', async () => {
    const asked: unknown[] = [];
    const { user } = drawPage(`${AT}?person=Ada&from=2026-11-20`, [
      answer(audit.list, (input) => {
        asked.push(input);
        return { items: [] };
      }),
    ]);
    expect(await screen.findByText('Nothing in the log is like this')).toBeDefined();
    await user.type(screen.getByLabelText('About'), 'AbCdEfGhIjKl{Enter}');
    await user.selectOptions(screen.getByLabelText('Outcome'), 'failed');
    expect(await screen.findByText('Nothing in the log is like this')).toBeDefined();
    expect(asked.at(-1)).toMatchObject({
      connection: 'emulated',
      person: 'Ada',
      object: 'AbCdEfGhIjKl',
      outcome: 'failed',
    });
    const csv = screen.getByRole('link', { name: 'Save as CSV' }).getAttribute('href') ?? '';
    expect(Object.fromEntries(new URL(csv, 'http://x').searchParams)).toEqual({
      connection: 'emulated',
      person: 'Ada',
      object: 'AbCdEfGhIjKl',
      outcome: 'failed',
      from: '2026-11-20T00:00:00.000Z',
      format: 'csv',
    });
  });

  it('goes on to older ones', async () => {
    const { user } = drawPage(AT, [
      answer(audit.list, ({ nextToken }) =>
        nextToken === undefined ? { items: [entry(9)], nextToken: '9' } : { items: [entry(5)] },
      ),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('2 in all')).toBeDefined();
  });

  it('says so where older ones cannot be had, keeps what is there, and goes on when asked again', async () => {
    let isBroken = true;
    const { user } = drawPage(AT, [
      answer(audit.list, ({ nextToken }) => {
        if (nextToken === undefined) return { items: [entry(9)], nextToken: '9' };
        return isBroken ? refusal('internal', 'The disk is gone') : { items: [entry(5)] };
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The disk is gone');
    expect(within(screen.getByRole('table', { name: 'Audit log' })).getAllByRole('row')).toHaveLength(2);
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('2 in all')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says so where the log cannot be read', async () => {
    drawPage(AT, [answer(audit.list, () => refusal('internal', 'no'))]);
    expect(await screen.findByRole('button', { name: /Try again/ })).toBeDefined();
  });

  it('asks for nothing in the name of who may not see it, and says which role may', async () => {
    const viewer = { ...ADMINISTRATOR, person: { ...ADMINISTRATOR.person, role: 'viewer' as const } };
    const { calls } = drawPage(AT, [answer(auth.session, () => viewer)]);
    expect(await screen.findByText('You cannot see the audit log')).toBeDefined();
    expect(screen.getByText(/This needs the role support/)).toBeDefined();
    expect(screen.queryByRole('link', { name: /^Save as/ })).toBeNull();
    expect(calls.asked.map(({ id }) => id)).not.toContain('audit.list');
  });
});
