import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Job, JOB_STATES, jobs } from '#shared/jobs/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AT = '/emulated/jobs';
const job = (state: Job['state'], more: Partial<Job> = {}): Job => ({
  id: `job-0123456789abcde${JOB_STATES.indexOf(state)}`,
  kind: 'load-events',
  title: 'Load the events of a session',
  state,
  task: { stageId: 'AbCdEfGhIjKl', sessionId: 'st-AAAAAAAAAAAAA', whose: 'everybody' },
  progress: { done: 38, total: 200, estimateSeconds: 54, words: '38 of 200 people' },
  ...more,
});

describe('the jobs page', () => {
  it('tells what runs, how far it is and for how long, and leads to what it is about', async () => {
    drawPage(AT, [answer(jobs.list, () => ({ items: [job('running'), job('done')] }))]);
    const atWork = await screen.findByRole('region', { name: 'At work' });
    expect(await within(atWork).findByText('38 of 200 people, about 54 s left')).toBeDefined();
    expect(within(atWork).getByRole('progressbar').getAttribute('value')).toBe('0.19');
    expect(within(atWork).getByRole('link', { name: 'st-AAAAAAAAAAAAA' }).getAttribute('href')).toBe(
      '/emulated/stages/AbCdEfGhIjKl/sessions/st-AAAAAAAAAAAAA',
    );
    const ended = screen.getByRole('region', { name: 'Ended' });
    expect(within(ended).getByText('Done')).toBeDefined();
    expect(within(ended).queryByRole('button')).toBeNull();
  });

  it('pauses, resumes and cancels, and says what became of it', async () => {
    let state: Job['state'] = 'running';
    const become = (next: Job['state']) => () => job((state = next));
    const { user } = drawPage(AT, [
      answer(jobs.list, () => ({ items: [job(state)] })),
      answer(jobs.pause, become('paused')),
      answer(jobs.resume, become('running')),
      answer(jobs.cancel, become('cancelled')),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Pause: / }));
    await user.click(await screen.findByRole('button', { name: /^Resume/ }));
    await user.click(await screen.findByRole('button', { name: /^Cancel/ }));
    expect(await screen.findByText('Cancelled')).toBeDefined();
    expect(screen.getByText('The server is not working on anything')).toBeDefined();
  });

  it('says why a job failed, and tries again', async () => {
    const failed = job('failed', {
      failure: 'The events of 3 of 200 people could not be loaded: throttled.',
    });
    let items = [failed];
    const { user } = drawPage(AT, [
      answer(jobs.list, () => ({ items })),
      answer(jobs.resume, () => {
        items = [job('running')];
        return job('queued');
      }),
    ]);
    expect(await screen.findByText(/3 of 200 people could not be loaded/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Try again/ }));
    expect(await screen.findByRole('button', { name: /^Pause: / })).toBeDefined();
  });

  it('says so when a command comes too late, and when the server cannot be asked', async () => {
    const { user, unmount } = drawPage(AT, [
      answer(jobs.list, () => ({ items: [job('running')] })),
      answer(jobs.pause, () => refusal('not_found', 'There is no job job-running here.')),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Pause: / }));
    expect(await screen.findByRole('alert')).toBeDefined();
    unmount();
    drawPage(AT, [answer(jobs.list, () => refusal('internal', 'no'))]);
    expect(await screen.findByRole('button', { name: /Try again/ })).toBeDefined();
  });
});
