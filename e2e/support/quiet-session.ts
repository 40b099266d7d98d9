import type { RunningConsole } from '#server/testing/start-console.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { askEmulator, given, idOf } from './aws.ts';

const MINUTE = 60_000;

interface Joined {
  participantId: string;
}

/** The session of `quietSession`, and what happened in it. */
export interface QuietSession {
  stageId: string;
  sessionId: string;
  ana: string;
  ben: string;
  benAgain: string;
  /** The hours in which nothing happened. */
  gap: { from: Date; to: Date };
}

/**
 * A live session in which, after the first minutes, nothing happens for three hours: ana publishes throughout; ben comes
 * and goes, and comes back after the gap with another token, when his publishing fails; ana stops two minutes before the
 * end of what is known.
 */
export async function quietSession({ emulator }: RunningConsole): Promise<QuietSession> {
  const aws = askEmulator(emulator);
  const { stage } = await aws.createStage({ name: 'quiet-night' });
  const stageArn = given(stage?.arn, 'stage');
  const act = (path: string, body: object = {}) => controlEmulator(emulator, path, body);
  const join = async (userId: string) => (await act('people', { stageArn, userId })) as Joined;
  const minutes = (count: number) => emulator.clock.step(count * MINUTE);

  const ana = await join('ana');
  await act(`people/${ana.participantId}/publish`);
  minutes(2);
  const ben = await join('ben');
  minutes(2);
  await act(`people/${ben.participantId}/leave`);
  minutes(1);
  const from = new Date(emulator.clock.now());
  minutes(180);
  const to = new Date(emulator.clock.now());
  const benAgain = await join('ben');
  minutes(2);
  await act(`people/${benAgain.participantId}/fail`, { errorCode: 'QUOTA_EXCEEDED' });
  minutes(4);
  await act(`people/${ana.participantId}/unpublish`);
  minutes(2);
  const { stage: live } = await aws.getStage({ arn: stageArn });
  aws.destroy();
  return {
    stageId: idOf(stageArn),
    sessionId: given(live?.activeSessionId, 'active session'),
    ana: ana.participantId,
    ben: ben.participantId,
    benAgain: benAgain.participantId,
    gap: { from, to },
  };
}
