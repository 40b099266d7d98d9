import { findings } from '#shared/investigator/findings.ts';
import { investigator } from '#shared/investigator/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { given } from './aws.ts';
import type { Places } from './screens.ts';

/** Asks why somebody was not received and keeps the answer, as a page would. @returns the finding's id */
export async function keepFinding(
  running: Pick<RunningConsole, 'port' | 'url'>,
  { stageId, sessionId, viewerId, participantId }: Omit<Places, 'findingId'>,
): Promise<string> {
  const connection = 'emulator';
  const { answerId } = await call(running, investigator.inSession, {
    connection,
    stageId,
    sessionId,
    x: viewerId,
    y: participantId,
    at: '2026-11-20T13:50:00.000Z',
  });
  const body = { answerId: given(answerId, 'id of the answer') };
  return (await call(running, findings.keepFinding, { connection, body })).id;
}
