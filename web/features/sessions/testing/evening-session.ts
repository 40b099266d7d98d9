import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import {
  type ParticipantEvent,
  type ParticipantSummary,
  participants,
} from '#shared/participants/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer } from '#web/testing/answers.ts';
import { loadedEvents } from './loaded-events.ts';

export const AS_OF = '2026-11-20T15:00:00.000Z';
const START = '2026-11-20T14:00:00.000Z';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
export const AT = '/emulated/stages/AbCdEfGhIjKl/sessions/st-AAAAAAAAAAAAA';

export const ADA: ParticipantSummary = {
  participantId: 'pAda',
  userId: 'ada',
  state: 'CONNECTED',
  published: true,
  firstJoinTime: '2026-11-20T14:02:00.000Z',
  recordingState: 'ACTIVE',
  replicationType: 'REPLICA',
  replicationState: 'ACTIVE',
  sourceStageArn: 'arn:aws:ivs:us-east-1:123456789012:stage/SourceSource',
  sourceSessionId: 'st-SSSSSSSSSSSSS',
};
export const BEN: ParticipantSummary = {
  participantId: 'pBen',
  userId: 'ben',
  state: 'DISCONNECTED',
  published: false,
  firstJoinTime: '2026-11-20T14:01:00.000Z',
};
export const BEN_AGAIN: ParticipantSummary = {
  ...BEN,
  participantId: 'pBen2',
  firstJoinTime: '2026-11-20T14:30:00.000Z',
};

export const EVENTS: Record<string, ParticipantEvent[]> = {
  pAda: [
    { name: 'JOINED', eventTime: '2026-11-20T14:02:00.000Z' },
    { name: 'PUBLISH_ERROR', eventTime: '2026-11-20T14:03:00.000Z', errorCode: 'BITRATE_EXCEEDED' },
  ],
  pBen: [
    { name: 'LEFT', eventTime: '2026-11-20T14:10:00.000Z' },
    { name: 'JOINED', eventTime: '2026-11-20T14:01:00.000Z' },
  ],
  pBen2: [
    { name: 'JOINED', eventTime: '2026-11-20T14:30:00.000Z' },
    { name: 'LEFT', eventTime: '2026-11-20T14:40:00.000Z' },
  ],
};

export const stage = answer(stages.get, () => ({ item: { arn: STAGE, name: 'show-evening' }, asOf: AS_OF }));
export const session = (endTime?: string) =>
  answer(sessions.get, ({ sessionId }) => ({ item: { sessionId, startTime: START, endTime }, asOf: AS_OF }));
export const people = (...items: ParticipantSummary[]) =>
  answer(participants.list, () => ({ items, asOf: AS_OF }));
export const events = () => loadedEvents(EVENTS, AS_OF);
export const strips = [
  answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
  answer(recorder.stageCompositions, () => ({ items: [] })),
  answer(recorder.sessionRecordings, () => ({ items: [] })),
];
export const world = (): Answer[] => [stage, session(), people(BEN, ADA, BEN_AGAIN), ...events(), ...strips];

export const fact = (label: string) =>
  screen.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;

/**
 * A window with room for a dozen lanes: without a layout there is nothing in view, and nothing would be loaded.
 * @returns takes it away again
 */
export function roomForLanes(): () => void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  return () => vi.restoreAllMocks();
}
