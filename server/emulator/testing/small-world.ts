import { joinAsNewcomer, type Newcomer } from '../people/join.ts';
import { personNow, type PersonNow } from '../people/person.ts';
import type { WorldOptions } from '../state/world.ts';
import { apiOf } from './api.ts';
import { START, worldAt } from './worlds.ts';

/** An empty account with stages to act on, and the hands that act. */
export function smallWorld(stages = 1, more: Pick<WorldOptions, 'ledger' | 'quotas'> = {}) {
  const world = worldAt('empty', 1, START, more);
  const api = apiOf(world);
  let now = START;
  const stageIds = Array.from({ length: stages }, (_, index) => {
    const { stage } = api.CreateStage({ name: `stage-${index}` });
    return stage?.arn?.split('/')[1] ?? '';
  });
  const stageId = (index: number): string => stageIds[index] ?? '';
  const arnOfStage = (index: number): string =>
    `arn:aws:ivs:${world.region}:${world.accountId}:stage/${stageId(index)}`;
  return {
    world,
    api,
    stageId,
    arnOfStage,
    /** Moves the world's time on. */
    step: (seconds: number): void => {
      now += seconds * 1_000;
      world.setNow(now);
    },
    join: (
      asked: Partial<Omit<Newcomer, 'token'> & Newcomer['token']> & { stage?: number } = {},
    ): PersonNow => {
      const {
        userId = 'somebody',
        attributes = {},
        capabilities = ['PUBLISH', 'SUBSCRIBE'] as const,
      } = asked;
      return joinAsNewcomer(world, {
        stageId: stageId(asked.stage ?? 0),
        token: { userId, attributes, capabilities, expiresAt: asked.expiresAt ?? now + 12 * 3_600_000 },
        selfSigned: asked.selfSigned ?? false,
        device: asked.device ?? 'web',
        watches: asked.watches ?? true,
      });
    },
    /** The same person as it is now. */
    again: ({ participant, stageId: place }: PersonNow): PersonNow =>
      personNow(world, participant.participantId, place),
    /** Names of a participant's events with their seconds after the start, oldest first. */
    eventsOf: ({ participant, session }: PersonNow, stage = 0): string[] => {
      const { events = [] } = api.ListParticipantEvents({
        stageArn: arnOfStage(stage),
        sessionId: session.sessionId,
        participantId: participant.participantId,
        maxResults: 100,
      });
      return events
        .map((event) => {
          const second = ((event.eventTime?.getTime() ?? 0) - START) / 1_000;
          return `${second} ${event.name}${event.errorCode ? ` ${event.errorCode}` : ''}`;
        })
        .toSorted(
          (one, other) => Number.parseFloat(one) - Number.parseFloat(other) || (one < other ? -1 : 1),
        );
    },
  };
}

export type SmallWorld = ReturnType<typeof smallWorld>;
