import type { Observer } from '#server/aws/observation.ts';
import type { KnownDisconnect } from '#shared/investigator/known.ts';

/** Whom this console took out of a stage, since the server was started. */
export interface OwnDisconnects {
  observe: Observer;
  of(connection: string, stageArn: string): readonly KnownDisconnect[];
}

/** More than anybody does by hand in the time that a server runs; the oldest are forgotten first. */
const MOST_KEPT = 10_000;

export function createOwnDisconnects(): OwnDisconnects {
  const kept: (KnownDisconnect & { connection: string; stageArn: string })[] = [];
  return {
    observe({ connection, operation, input, asOf }) {
      if (operation !== 'DisconnectParticipant') return;
      const { stageArn = '', participantId = '', reason } = input;
      kept.push({ connection, stageArn, participantId, reason, at: asOf.getTime() });
      if (kept.length > MOST_KEPT) kept.shift();
    },
    of: (connection, stageArn) =>
      kept.filter((one) => one.connection === connection && one.stageArn === stageArn),
  };
}
