import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit, type AuditAct } from '#shared/audit/contract.ts';
import { auth } from '#shared/auth/contract.ts';
import type { Role } from '#shared/contract/roles.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';
import { AT, people, roomForLanes, ADA, session, stage, strips } from './testing/evening-session.ts';
import { loadedEvents } from './testing/loaded-events.ts';

beforeEach(roomForLanes);

const END = '2026-11-20T15:00:00.000Z';
const world = [stage, session(END), people(ADA), ...loadedEvents({ pAda: [] }, END), ...strips];
const change = (seq: number): AuditAct => ({
  seq,
  at: '2026-11-29T14:30:00.000Z',
  upstreamAt: '2026-11-20T14:30:00.000Z',
  person: { name: 'Ada' },
  endpoint: 'stages.update',
  operations: ['UpdateStage'],
  objects: { stageId: 'AbCdEfGhIjKl' },
  result: 'ok',
});
const changes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => change(from - i));
const group = () => screen.findByRole('region', { name: 'Done through this console' });

describe('what was done while a session lasted', () => {
  it('is read to the beginning of the session and no further, page by page', async () => {
    const asked: unknown[] = [];
    drawPage(AT, [
      ...world,
      answer(audit.ofObject, ({ nextToken, ...window }) => {
        asked.push(window);
        // The second page has nothing of the session, and there is a third.
        if (nextToken === undefined) return { items: changes(3, 9), nextToken: '7' };
        return nextToken === '7' ? { items: [], nextToken: '4' } : { items: changes(2, 3) };
      }),
    ]);
    expect(within(await group()).getByText(/^5 changes\./)).toBeDefined();
    expect(asked).toHaveLength(3);
    expect(asked[0]).toMatchObject({ from: '2026-11-20T14:00:00.000Z', to: '2026-11-20T15:00:00.001Z' });
  });

  it('says so where it is more than can be drawn', async () => {
    drawPage(AT, [
      ...world,
      answer(audit.ofObject, ({ nextToken = '9999' }) => ({
        items: changes(200, Number(nextToken)),
        nextToken: String(Number(nextToken) - 200),
      })),
    ]);
    expect(within(await group()).getByText(/^more than 1,000: .* in the audit log$/)).toBeDefined();
  });

  it('says so where it cannot be read, and tries again when asked', async () => {
    let isBroken = true;
    const { user } = drawPage(AT, [
      ...world,
      answer(audit.ofObject, () => (isBroken ? refusal('internal', 'no') : { items: changes(1) })),
    ]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('What was done through this console is not known');
    isBroken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(within(await group()).getByText(/^1 change\./)).toBeDefined();
  });

  it.each([
    ['viewer', '/emulated/stages/AbCdEfGhIjKl'],
    ['support', '/emulated/audit?person=Ada'],
  ] as const)('leads a %s to where they may look', async (role: Role, to) => {
    drawPage(AT, [
      ...world,
      answer(auth.session, () => ({ ...ADMINISTRATOR, person: { ...ADMINISTRATOR.person, role } })),
      answer(audit.ofObject, () => ({ items: changes(1) })),
    ]);
    await screen.findByRole('button', { name: new RegExp(`, ${role}$`) });
    const link = within(await group()).getByRole('link', { name: 'Ada' });
    expect(link.getAttribute('href')).toBe(to);
  });
});
