import type { ItemWork, Look } from './item-work.ts';
import type { WorkSide } from './work-side.ts';
import { nameOf } from './work-through.ts';

interface Whom {
  stageId: string;
  sessionId: string;
  /** AWS gets it; whether anybody is shown it is not documented. */
  reason: string;
}

/** Takes participants of a session out of its stage for good: their tokens cannot be used again. */
export function disconnectPeople(side: WorkSide, { stageId, sessionId, reason }: Whom): ItemWork {
  const stageArn = side.arn(stageId);
  return {
    operation: 'DisconnectParticipant',
    doneWord: 'disconnected',
    isDoneWhenGone: true,

    async send(item) {
      await side.call('DisconnectParticipant', { stageArn, participantId: item.target, reason });
      return { words: `Disconnected ${nameOf(item)}.` };
    },

    look: async (items) =>
      side.each(
        items,
        async (item): Promise<Look> => {
          const { output } = await side.call('GetParticipant', {
            stageArn,
            sessionId,
            participantId: item.target,
          });
          return output.participant?.state === 'DISCONNECTED'
            ? {
                kind: 'done',
                // Of the two AWS does not say which.
                words: `${nameOf(item)} is disconnected, by this request or by leaving at that moment. Only the first ends the token.`,
              }
            : { kind: 'not-done', words: `${nameOf(item)} is still connected. It is sent again.` };
        },
        (item) => ({ kind: 'done', words: `${nameOf(item)} is gone: AWS does not know it any more.` }),
      ),
  };
}
