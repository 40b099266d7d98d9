import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { notices } from '#shared/notices/contract.ts';
import { overview } from '#shared/overview/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const world: Answer[] = [
  answer(stages.list, () => ({
    items: [
      {
        arn: 'arn:aws:ivs:us-east-1:123456789012:stage/showshowsho1',
        name: 'show-1',
        activeSessionId: 'st-AAAAAAAAAAAAA',
      },
    ],
    asOf: AS_OF,
  })),
  answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
  answer(notices.list, () => ({
    items: [
      {
        id: 'one',
        kind: 'composition_failed' as const,
        title: 'A composition failed',
        text: 'The bucket is gone.',
        about: { compositionId: 'AbCdEfGhIjKl', stageName: 'show-1' },
        firstAt: AS_OF,
        lastAt: AS_OF,
        times: 1,
      },
    ],
    open: 1,
    muted: [],
    watching: { indexer: false, events: 'off' as const },
    webhook: { on: false },
    asOf: AS_OF,
  })),
];
const known = answer(overview.get, () => ({
  asOf: AS_OF,
  stages: 40,
  live: 5,
  compositions: 2,
  isTold: false,
  problems: [
    {
      kind: 'publish-error' as const,
      stages: [{ stageId: 'showshowsho1', sessionId: 'st-AAAAAAAAAAAAA', since: AS_OF, times: 3 }],
      unknown: 4,
    },
    { kind: 'idle' as const, stages: [{ stageId: 'oldoldoldol1' }], unknown: 0 },
  ],
}));

describe('the overview', () => {
  it('says what is wrong where, and what is not known', async () => {
    drawPage('/emulated/overview', [known, ...world]);
    const errors = within(await screen.findByRole('region', { name: 'Publish errors' }));
    expect((await errors.findByRole('link', { name: 'show-1' })).getAttribute('href')).toBe(
      '/emulated/stages/showshowsho1',
    );
    expect(errors.getByText('3 people')).toBeDefined();
    expect(errors.getByRole('link', { name: 'Show in the list' }).getAttribute('href')).toBe(
      '/emulated/stages?problem=publish-error',
    );
    expect(screen.getByText('The bucket is gone.')).toBeDefined();
    const unknown = within(screen.getByRole('region', { name: 'Not known' }));
    expect(unknown.getByText('Publish errors: of 4 live stages')).toBeDefined();
  });

  it('shows problems alone on a wall, and leaves it again', async () => {
    const { user, address } = drawPage('/emulated/overview?wall=1', [known, ...world]);
    const wall = within(await screen.findByRole('dialog', { name: 'Wall' }));
    expect(await wall.findByText('2 problems')).toBeDefined();
    expect(wall.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Publish errorsshow-13 people/),
      expect.stringMatching(/^A composition failedshow-1/),
    ]);
    // A stage that nobody uses is no trouble of a show that is on.
    expect(wall.queryByText(/Idle/)).toBeNull();
    await user.click(wall.getByRole('button', { name: 'Leave the wall (Esc)' }));
    expect(address()).toBe('/emulated/overview');
  });

  const quiet = answer(overview.get, () => ({
    asOf: AS_OF,
    stages: 40,
    live: 5,
    compositions: 2,
    isTold: false,
    problems: [],
  }));
  const nothingNoticed = answer(notices.list, () => ({
    items: [],
    open: 0,
    muted: [],
    watching: { indexer: false, events: 'off' as const },
    webhook: { on: false },
    asOf: AS_OF,
  }));
  const refusedList = answer(stages.list, () => refusal('aws_access_denied', 'no'));
  const stoppedList = answer(stages.list, ({ nextToken }) =>
    nextToken === undefined
      ? { items: [], nextToken: 'more', asOf: AS_OF }
      : refusal('aws_throttled', 'Rate exceeded'),
  );
  const heldList = answer(stages.list, () => ({
    items: [],
    asOf: AS_OF,
    stale: { code: 'aws_timeout' as const, message: 'no answer' },
  }));
  const refusedNotices = answer(notices.list, () => refusal('internal', 'no'));

  it('says that no problem is known where everything could be read', async () => {
    drawPage('/emulated/overview?wall=1', [quiet, nothingNoticed, ...world]);
    const wall = within(await screen.findByRole('dialog', { name: 'Wall' }));
    expect(await wall.findByText('No problem known')).toBeDefined();
    expect(screen.queryAllByRole('alert', { hidden: true })).toEqual([]);
  });

  it.each([
    ['a list is refused', [refusedList, nothingNoticed], /^The stages could not be read: /],
    ['a list stops', [stoppedList, nothingNoticed], /^The stages could not be read to the end: AWS asked/],
    [
      'a list is one of before',
      [heldList, nothingNoticed],
      /^The stages could not be read anew: AWS did not answer in time\. What is shown is older\.$/,
    ],
    ['notices are refused', [refusedNotices], /^The notices could not be read: The console made a mistake/],
  ])('does not say so where %s, on the page and on the wall', async (_, answers, why) => {
    const { user } = drawPage('/emulated/overview', [...answers, quiet, ...world]);
    expect((await screen.findByRole('alert')).textContent).toMatch(why);
    expect(await screen.findByText('Not known whether all is well')).toBeDefined();
    expect(screen.queryByText('No problem known')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Wall display' }));
    const wall = within(await screen.findByRole('dialog', { name: 'Wall' }));
    expect(wall.getByRole('status').textContent).toBe('Not known whether all is well');
    expect(wall.getByRole('alert').textContent).toMatch(why);
  });

  it('does not say so while notices are read, and counts what is known with “at least”', async () => {
    let arrive = (): void => undefined;
    const slow = answer(notices.list, async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return refusal('internal', 'no');
    });
    drawPage('/emulated/overview?wall=1', [known, slow, ...world]);
    const wall = within(await screen.findByRole('dialog', { name: 'Wall' }));
    expect(await wall.findByText('At least 1 problem')).toBeDefined();
    arrive();
    expect((await wall.findByRole('alert')).textContent).toContain('The notices could not be read');
  });

  it('says that it is older where it could not be read anew', async () => {
    let isDown = false;
    const failing = answer(overview.get, (): Wire<typeof overview.get> =>
      isDown
        ? refusal('internal', 'no')
        : { asOf: AS_OF, stages: 40, live: 5, compositions: 2, isTold: false, problems: [] },
    );
    const { user } = drawPage('/emulated/overview', [failing, nothingNoticed, ...world]);
    await screen.findByText('No problem known');
    isDown = true;
    await user.click(await screen.findByRole('button', { name: /^Refresh/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('The overview could not be read anew');
    expect(screen.queryByText('No problem known')).toBeNull();
  });

  it('goes on saying so while a list that could not be read anew is tried again', async () => {
    let list: () => Promise<Wire<typeof stages.list>> = async () => ({ items: [], asOf: AS_OF });
    const { user } = drawPage('/emulated/overview', [
      answer(stages.list, async () => list()),
      quiet,
      nothingNoticed,
      ...world,
    ]);
    await screen.findByText('No problem known');
    list = async () => refusal('aws_throttled', 'Rate exceeded');
    await user.click(await screen.findByRole('button', { name: 'Refresh' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The stages could not be read anew');
    let arrive = (): void => undefined;
    list = async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return { items: [], asOf: AS_OF };
    };
    await user.click(await screen.findByRole('button', { name: 'Refresh' }));
    await screen.findByRole('button', { name: 'Loading…' });
    expect(screen.getByText('Not known whether all is well')).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('The stages could not be read anew');
    arrive();
    await screen.findByText('No problem known');
  });
});
