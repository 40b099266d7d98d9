import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { compositionReplacements, type Replacement } from '#shared/compositions/replacement.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AT = '/emulated/compositions/compositionA';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const composition = (id: string, state = 'STOPPED') => ({
  item: { arn: arn('composition', id), stageArn: arn('stage', 'stagestages1'), state, destinations: [] },
  asOf: '2026-11-20T14:00:00.000Z',
});

const replacement = (more: Partial<Replacement>, job: Partial<Replacement['job']> = {}): Replacement => ({
  job: {
    id: 'job-0123456789abcdef',
    kind: 'replace-composition',
    title: 'Replace a composition',
    state: 'running',
    task: { compositionId: 'compositionA' },
    progress: { done: 2, total: 5, words: 'Waiting until the new composition is ACTIVE' },
    unwinds: true,
    ...job,
  },
  compositionId: 'compositionA',
  stageId: 'stagestages1',
  mode: 'gap',
  after: { layout: { grid: {} } },
  log: [
    {
      number: 0,
      at: '2026-11-20T14:00:01.000Z',
      step: 'start-new',
      phase: 'sending',
      words: 'StartComposition for the new composition.',
    },
  ],
  ...more,
});

describe('a Replace on the page of its composition', () => {
  it('tells how far it is and what it has written down, and goes back when it is cancelled', async () => {
    let state = replacement({ newCompositionId: 'compositionB' });
    const { user } = drawPage(AT, [
      answer(compositions.get, () => composition('compositionA')),
      answer(compositionReplacements.replacement, () => ({ item: state })),
      answer(jobs.cancel, () => {
        state = replacement({ newCompositionId: 'compositionB' }, { cancelling: true });
        return state.job;
      }),
      answer(jobs.list, () => ({ items: [state.job] })),
    ]);
    const panel = within(await screen.findByRole('region', { name: 'Replacement' }));
    expect(panel.getByText('Waiting until the new composition is ACTIVE')).toBeDefined();
    expect(panel.getByRole('progressbar').getAttribute('value')).toBe('2');
    expect(panel.getByRole('table', { name: 'Log of the replacement' }).textContent).toContain(
      'sendsStartComposition for the new composition.',
    );
    expect(panel.getByRole('link', { name: 'compositionB' }).getAttribute('href')).toBe(
      '/emulated/compositions/compositionB',
    );
    expect(panel.queryByRole('button', { name: /^Pause/ })).toBeNull();
    await user.click(panel.getByRole('button', { name: /^Cancel/ }));
    expect(await panel.findByRole('button', { name: /^Going back/ })).toHaveProperty('disabled', true);
  });

  it('offers the old layout where none runs, as AWS takes it, with one token for all presses', async () => {
    const sent: unknown[] = [];
    const { user, address } = drawPage(AT, [
      answer(compositions.get, ({ compositionId = '' }) => composition(compositionId)),
      answer(jobs.list, () => ({ items: [] })),
      answer(compositionReplacements.replacement, ({ compositionId }) =>
        compositionId !== 'compositionA'
          ? {}
          : {
              item: replacement(
                {
                  outcome: { kind: 'none', words: 'None of them runs in the end.', running: [] },
                  before: {
                    layout: { grid: { gridGap: 4, videoFillMode: '' } },
                    destinations: [{ name: '', channel: { channelArn: arn('channel', 'channelchann') } }],
                  },
                },
                { state: 'failed', failure: 'The new composition was not started.' },
              ),
            },
      ),
      answer(compositionChanges.start, (asked) => {
        sent.push(asked);
        return composition('compositionC', 'STARTING');
      }),
    ]);
    expect(await screen.findByText('The new composition was not started.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start the old layout' }));
    expect(await screen.findByRole('heading', { name: 'Composition compositionC' })).toBeDefined();
    expect([sent.length, address()]).toEqual([1, '/emulated/compositions/compositionC']);
  });
});
