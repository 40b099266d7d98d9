import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { participantChanges } from '#shared/participants/changes.ts';
import { type Participant, participants } from '#shared/participants/contract.ts';
import { replicationChanges } from '#shared/replication/changes.ts';
import { type ParticipantReplica, replication } from '#shared/replication/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages/AbCdEfGhIjKl/sessions/st-LIVELIVELIVE1/participants/PaRtIcIpAnT1';
const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;

const SHOW = { arn: arn('stage', 'AbCdEfGhIjKl'), name: 'show', activeSessionId: 'st-LIVELIVELIVE1' };
const ANA: Participant = {
  participantId: 'PaRtIcIpAnT1',
  userId: 'ana',
  state: 'DISCONNECTED',
  published: true,
  replicationType: 'NONE',
};
const REPLICATED: ParticipantReplica = {
  destinationStageArn: arn('stage', 'OtHeRsTaGe12'),
  sourceStageArn: SHOW.arn,
  participantId: 'PaRtIcIpAnT1',
  replicationState: 'ACTIVE',
  sourceSessionId: 'st-LIVELIVELIVE1',
  destinationSessionId: 'st-OTHEROTHER123',
};

const world = (participant: Participant): Answer[] => [
  answer(participants.get, () => ({ item: participant, asOf: AS_OF })),
  answer(participants.events, () => ({ items: [], asOf: AS_OF })),
  answer(replication.list, () => ({ items: [], asOf: AS_OF })),
  answer(stages.get, () => ({ item: SHOW, asOf: AS_OF })),
];

describe('what is done to a participant', () => {
  it('does not take it for done that somebody is out who was out before, where the answer was lost', async () => {
    const lost = answer(participantChanges.disconnect, () => refusal('aws_timeout', 'no answer'));
    const { user, calls } = drawPage(AT, [lost, ...world(ANA)]);
    await user.click(await screen.findByRole('button', { name: 'Disconnect…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Disconnect ana?' }));
    expect(await dialog.findByText(/^They are not connected now/)).toBeDefined();
    // AWS gets the reason, and so does who copies the call.
    await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), ' house rules ');
    await user.click(dialog.getByRole('button', { name: 'Copy as…' }));
    const copied = within(await screen.findByRole('dialog', { name: 'Copy as a command' }));
    expect(await copied.findByText(/--reason 'house rules'/)).toBeDefined();
    await user.click(copied.getByRole('button', { name: 'Close' }));
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 400 });
    await user.click(dialog.getByRole('button', { name: 'Disconnect' }));
    await vi.waitFor(() => expect(dialog.getByText('Nobody can tell whether it was done')).toBeDefined(), {
      timeout: 9_000,
    });
    vi.useRealTimers();
    expect(calls.asked.filter(({ id }) => id === participantChanges.disconnect.id)).toHaveLength(1);
  });

  it('sends the replication that was agreed to, whatever is listed in the seconds before', async () => {
    const items: ParticipantReplica[] = [];
    const { user, calls } = drawPage(AT, [
      answer(stages.list, () => ({
        items: [SHOW, { arn: arn('stage', 'OtHeRsTaGe12'), name: 'other' }],
        asOf: AS_OF,
      })),
      answer(replication.list, () => ({ items: [...items], asOf: AS_OF })),
      answer(replicationChanges.start, () => refusal('aws_conflict', 'is replicated already')),
      ...world({ ...ANA, state: 'CONNECTED' }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Replicate…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Replicate ana/ }));
    await user.click(await dialog.findByRole('radio', { name: /^other/ }));
    await dialog.findByText(/^0 of 5 replications/);
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    await user.click(dialog.getByRole('button', { name: 'Replicate' }));
    items.push(REPLICATED);
    await user.click(screen.getByRole('button', { name: /^Refresh/ }));
    await vi.waitFor(() => expect(dialog.getByText(/^1 of 5 replications/)).toBeDefined());
    expect(calls.asked.map(({ id }) => id)).not.toContain(replicationChanges.start.id);
    await vi.waitFor(() => expect(dialog.getByText(/^Only somebody who publishes now/)).toBeDefined(), {
      timeout: 9_000,
    });
    vi.useRealTimers();
    expect(calls.asked.filter(({ id }) => id === replicationChanges.start.id)).toHaveLength(1);
  });

  it('bars no replication because of what was so before, and says of when it is', async () => {
    const stale = { code: 'aws_timeout' as const, message: 'no answer' };
    const { user } = drawPage(AT, [
      answer(stages.list, () => ({
        items: [SHOW, { arn: arn('stage', 'OtHeRsTaGe12'), name: 'other' }],
        asOf: AS_OF,
        stale,
      })),
      answer(replication.list, () => ({ items: [REPLICATED], asOf: AS_OF, stale })),
      ...world({ ...ANA, state: 'CONNECTED' }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Replicate…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Replicate ana/ }));
    await user.click(await dialog.findByRole('radio', { name: /^other/ }));
    const old = 'Whether that is so still is not known: AWS did not answer in time.';
    const lines = within(dialog.getByRole('list', { name: 'What it hits' })).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      `As of 14:00:00 UTC: The other stage is idle: this begins a session there. ${old}`,
      `As of 14:00:00 UTC: 1 of 5 replications of this person are used. ${old}`,
    ]);
    await user.click(dialog.getByRole('button', { name: 'Replicate' }));
    expect(await dialog.findByText(/Nothing has been sent yet/)).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Take it back' }));
  });

  const STOPPED_LIST = answer(participants.list, ({ nextToken }) =>
    nextToken === undefined
      ? {
          items: [{ participantId: 'PaRtIcIpAnT1' }, { participantId: 'bob1' }],
          nextToken: 'more',
          asOf: AS_OF,
        }
      : refusal('aws_throttled', 'Rate exceeded'),
  );
  const HELD_LIST = answer(participants.list, () => ({
    items: [{ participantId: 'PaRtIcIpAnT1' }],
    asOf: AS_OF,
    stale: { code: 'aws_timeout' as const, message: 'no answer' },
  }));

  it.each([
    [
      'is not listed to the end',
      STOPPED_LIST,
      'At least 1 other is connected there and lose sight of them. Whether that is all is not known: AWS asked for fewer requests.',
    ],
    [
      'is known of before',
      HELD_LIST,
      'As of 14:00:00 UTC: Nobody else is connected there: with them the session ends. Whether that is so still is not known: AWS did not answer in time.',
    ],
  ])('says before a replication is stopped where who is there %s', async (_, list, says) => {
    const replica: Participant = {
      ...ANA,
      state: 'CONNECTED',
      replicationType: 'REPLICA',
      replicationState: 'ACTIVE',
      sourceStageArn: arn('stage', 'SoUrCeSoUrCe'),
      sourceSessionId: 'st-SOURCESOURCE1',
    };
    const { user } = drawPage(AT, [list, ...world(replica)]);
    await user.click(await screen.findByRole('button', { name: 'Stop the replication…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop replicating ana?' }));
    expect((await dialog.findByText(/ is not known: /)).textContent).toBe(says);
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Stop it' }).disabled).toBe(false);
  });
});
