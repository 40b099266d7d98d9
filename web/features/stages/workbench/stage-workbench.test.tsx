import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { bulk } from '#shared/bulk/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { type Job, jobs } from '#shared/jobs/contract.ts';
import { overview } from '#shared/overview/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stageViews } from '#shared/stage-views/contract.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages';

const stage = (id: string, name: string, more: Partial<StageSummary> = {}): StageSummary => ({
  arn: `arn:aws:ivs:us-east-1:123456789012:stage/${id}`,
  name,
  ...more,
});
const SHOW = stage('showshowsho1', 'show-1', {
  activeSessionId: 'st-AAAAAAAAAAAAA',
  tags: { env: 'prod', team: 'a' },
});
const QUIZ = stage('quizquizqui1', 'quiz-1', { tags: { env: 'dev' } });
const QUIZ_2 = stage('quizquizqui2', 'quiz-2', { tags: { env: 'dev' } });

const JOB: Job = {
  id: 'job-0123456789abcdef',
  kind: 'bulk-delete',
  title: 'Delete stages',
  state: 'done',
  task: { key: 'some-key', count: 2 },
  progress: { done: 2, total: 2, words: '2 of 2 deleted' },
};

const world: Answer[] = [
  answer(stages.list, () => ({ items: [SHOW, QUIZ, QUIZ_2], asOf: AS_OF })),
  answer(sessions.get, ({ sessionId }) => ({
    item: { sessionId, startTime: '2026-11-20T12:30:00.000Z' },
    asOf: AS_OF,
  })),
  answer(participants.list, () => ({
    items: [
      { participantId: 'ana1', userId: 'ana', published: true, state: 'CONNECTED' },
      { participantId: 'bob1', userId: 'bob', published: false, state: 'CONNECTED' },
    ],
    asOf: AS_OF,
  })),
  answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
  answer(ingest.list, () => ({ items: [], asOf: AS_OF })),
  answer(overview.get, () => ({
    asOf: AS_OF,
    stages: 3,
    live: 1,
    compositions: 0,
    isTold: false,
    problems: [
      { kind: 'recording-failed' as const, stages: [{ stageId: 'showshowsho1', times: 1 }], unknown: 0 },
      { kind: 'idle' as const, stages: [{ stageId: 'quizquizqui1' }], unknown: 1 },
    ],
  })),
  answer(bulkChanges.preview, () => ({
    perSecond: 3,
    seconds: 1,
    people: { connected: 2, unseenSessions: 0 },
  })),
  answer(bulk.get, () => ({
    job: JOB,
    action: 'delete' as const,
    startedAt: AS_OF,
    reason: 'over',
    settings: [],
    items: [
      {
        number: 0,
        id: 'quizquizqui1',
        name: 'quiz-1',
        state: 'done' as const,
        attempts: 1,
        words: 'Deleted quiz-1.',
      },
      {
        number: 1,
        id: 'quizquizqui2',
        name: 'quiz-2',
        state: 'failed' as const,
        attempts: 2,
        words: 'Refused.',
      },
    ],
  })),
];

const names = () =>
  within(screen.getByRole('table', { name: 'Stages' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);
const tools = async () => within(await screen.findByRole('group', { name: 'Tools of the list' }));

describe('the tools of the list of stages', () => {
  it('narrow it to problems, and say of how many it is not known', async () => {
    const { user, address } = drawPage(AT, world);
    const chip = await (await tools()).findByRole('button', { name: /Recording failed/ });
    await vi.waitFor(() => expect(chip.textContent).toBe('Recording failed1'));
    const idle = (await tools()).getByRole('button', { name: /Idle 30 days/ });
    expect(idle.textContent).toBe('Idle 30 days1+');
    expect(idle.title).toContain('Not known of 1 stage.');
    await user.click(chip);
    expect(names()).toEqual(['show-1']);
    expect(address()).toBe(`${AT}?problem=recording-failed`);
    await user.click(chip);
    expect(names()).toHaveLength(3);
  });

  it('group it by how names begin, each group leading to its stages', async () => {
    const { user, address } = drawPage(AT, world);
    await user.selectOptions(
      await (await tools()).findByRole('combobox', { name: 'Group the stages' }),
      'prefix',
    );
    const groups = within(await screen.findByRole('table', { name: 'Groups of stages' }));
    const quiz = groups.getByRole('link', { name: 'quiz-' });
    expect(quiz.closest('tr')?.textContent).toContain('2');
    await user.click(quiz);
    expect(address()).toBe(`${AT}?q=name%3A%5Equiz-`);
    expect(names()).toEqual(['quiz-1', 'quiz-2']);
  });

  it('leave out columns, in this address and in this browser', async () => {
    const { user, address } = drawPage(AT, world);
    await user.click(await (await tools()).findByRole('button', { name: 'Columns' }));
    expect(screen.getByRole('columnheader', { name: 'Tags' })).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Tags', hidden: true }));
    expect(screen.queryByRole('columnheader', { name: 'Tags' })).toBeNull();
    expect(address()).toBe(`${AT}?hide=tags`);
    expect(localStorage.getItem('callboard:stage-columns')).toBe('tags');
    localStorage.clear();
  });

  it('keep what is shown as a view by name', async () => {
    const view = {
      id: 'view-0123456789abcdef',
      name: 'Quizzes',
      search: 'q=quiz',
      owner: 'Eva',
      keptAt: AS_OF,
    };
    let items: (typeof view)[] = [];
    const { user } = drawPage(`${AT}?q=quiz`, [
      answer(stageViews.list, () => ({ items })),
      answer(stageViews.keep, () => {
        items = [view];
        return view;
      }),
      ...world,
    ]);
    await user.click(await (await tools()).findByRole('button', { name: 'Views: this one is not kept' }));
    await user.type(
      screen.getByRole('textbox', { name: 'Keep what is shown now as', hidden: true }),
      'Quizzes',
    );
    await user.click(screen.getByRole('button', { name: 'Keep', hidden: true }));
    expect(await screen.findByRole('button', { name: 'Views: Quizzes' })).toBeDefined();
  });

  it('look into a stage beside the list, by the keyboard alone', async () => {
    const { user, address } = drawPage(AT, world);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('j');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('show-1'));
    await user.keyboard('o');
    const panel = within(await screen.findByRole('complementary', { name: 'Look into show-1' }));
    expect(await panel.findByRole('link', { name: 'ana' })).toBeDefined();
    expect(panel.getByText('connected', { exact: false }).textContent).toContain('2 connected');
    expect(panel.getByText('Recording failed')).toBeDefined();
    expect(names()).toHaveLength(3);
    expect(address()).toBe(`${AT}?peek=showshowsho1`);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Look into show-1' })).toBeNull();
  });

  it('choose stages by the keyboard and all that match, and say before deleting what it hits', async () => {
    const { user, address, calls } = drawPage(`${AT}?q=quiz`, [
      answer(bulkChanges.remove, () => JOB),
      ...world,
    ]);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('jx');
    await vi.waitFor(async () => expect((await tools()).getByText('1 selected')).toBeDefined());
    await user.click((await tools()).getByRole('button', { name: 'Select all 2 that match' }));
    await user.click((await tools()).getByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 2 stages?' }));
    expect(await dialog.findByText('None of them is live.')).toBeDefined();
    expect(await dialog.findByText(/2 requests, at most 3 a second/)).toBeDefined();
    expect(await dialog.findByText('No composition runs on them.')).toBeDefined();
    const act = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete 2 stages' });
    expect(act.disabled).toBe(true);
    await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'over');
    await vi.waitFor(() => expect(act.disabled).toBe(false));
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 400 });
    await user.click(act);
    await vi.waitFor(() => expect(address()).toBe('/emulated/bulk/job-0123456789abcdef'), { timeout: 9_000 });
    vi.useRealTimers();
    const sent = calls.asked.filter(({ id }) => id === bulkChanges.remove.id);
    expect(sent).toHaveLength(1);
    expect(await screen.findByText('2 of 2 deleted')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Failed/ }));
    expect(screen.getByText('Refused.')).toBeDefined();
    expect(screen.queryByText('Deleted quiz-1.')).toBeNull();
  });

  it('delete also where it is not known how long that takes, and say why', async () => {
    const { user } = drawPage(`${AT}?q=quiz`, [
      answer(bulkChanges.preview, () => refusal('internal', 'no')),
      ...world,
    ]);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('jx');
    await user.click(await (await tools()).findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 1 stage?' }));
    expect(await dialog.findByText(/^Not known: how long it takes\./)).toBeDefined();
    await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'over');
    const act = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete 1 stage' });
    await vi.waitFor(() => expect(act.disabled).toBe(false));
  });

  it('have the number typed where what is made of them is known of before only, and say when and why', async () => {
    const { user } = drawPage(`${AT}?q=quiz`, [
      answer(compositions.list, () => ({
        items: [],
        asOf: AS_OF,
        stale: { code: 'aws_timeout' as const, message: 'no answer' },
      })),
      ...world,
    ]);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('jx');
    await user.click(await (await tools()).findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 1 stage?' }));
    const line = await dialog.findByText(/Whether that is so still is not known/);
    expect(line.textContent).toBe(
      'As of 14:00:00 UTC: No composition runs on them. Whether that is so still is not known: AWS did not answer in time.',
    );
    await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'over');
    const act = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete 1 stage' });
    expect(act.disabled).toBe(true);
    await user.type(
      dialog.getByRole('textbox', { name: /^It is not known what is made of them\. Type the number/ }),
      '1',
    );
    await vi.waitFor(() => expect(act.disabled).toBe(false));
  });

  it('say before anything is sent that one job does 10,000 at most', async () => {
    const items = Array.from({ length: 10_001 }, (_, n) =>
      stage(
        `st${String(n).padStart(10, '0')}`,
        `s-${n}`,
        n === 0 ? { activeSessionId: 'st-AAAAAAAAAAAAA' } : {},
      ),
    );
    const { user, calls } = drawPage(AT, [answer(stages.list, () => ({ items, asOf: AS_OF })), ...world]);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('jx');
    await user.click(await (await tools()).findByRole('button', { name: 'Select all 10,001 that match' }));
    for (const [open, dialogs, sends] of [
      ['Delete…', /^Delete 10,001 stages/, /^Delete 10,001/],
      ['Tag…', /^Tag 10,001 stages/, /^Tag 10,001/],
    ] as const) {
      await user.click((await tools()).getByRole('button', { name: open }));
      const dialog = within(await screen.findByRole('dialog', { name: dialogs }));
      expect(await dialog.findByText('At most 10,000 at once: these are 10,001.')).toBeDefined();
      // Nothing is asked of AWS for them, and nothing is said to be.
      await vi.waitFor(() => expect(dialog.queryByText(/^Looking for/)).toBeNull());
      for (const field of dialog.queryAllByRole('textbox', { name: /^Reason|number of stages/ }))
        await user.type(field, '10001');
      expect(dialog.getByRole<HTMLButtonElement>('button', { name: sends }).disabled).toBe(true);
      await user.click(dialog.getAllByRole('button', { name: /^Keep them$|^Close$/ }).at(-1)!);
    }
    expect(calls.asked.map(({ id }) => id)).not.toContain(bulkChanges.preview.id);
  });

  it('take away exactly the tags that were agreed to: nothing is chosen in the seconds before', async () => {
    const { user, calls } = drawPage(`${AT}?q=show`, [
      answer(bulkChanges.untag, () => refusal('internal', 'no')),
      answer(jobs.list, () => ({ items: [] })),
      ...world,
    ]);
    await (await tools()).findByRole('button', { name: /Recording failed/ });
    await user.keyboard('jx');
    await user.click(await (await tools()).findByRole('button', { name: 'Take tags away…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Take tags away from 1 stage' }));
    await user.click(dialog.getByRole('checkbox', { name: /^env/ }));
    expect(dialog.getByText(/^1 stage loses env\./)).toBeDefined();
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 400 });
    await user.click(dialog.getByRole('button', { name: 'Take them away' }));
    const team = dialog.getByRole<HTMLInputElement>('checkbox', { name: /^team/ });
    expect(team.disabled).toBe(true);
    await user.click(team);
    await vi.waitFor(() => expect(dialog.getByRole('alert')).toBeDefined(), { timeout: 9_000 });
    vi.useRealTimers();
    expect(calls.asked.map(({ id }) => id)).toContain(bulkChanges.untag.id);
    expect(dialog.getByText(/^1 stage loses env\./)).toBeDefined();
    expect(team.disabled).toBe(false);
  });
});
