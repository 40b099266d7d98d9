import type { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import type { ConsoleOptions, RunningConsole } from '#server/testing/start-console.ts';
import { askEmulator, type LiveStage, liveStageNamed } from './aws.ts';

/** A console of one test's own, because the test changes the world. */
export interface OwnConsole {
  running: RunningConsole;
  /** Asks its emulator, changes included. */
  aws: IVSRealTime;
}

type Launch = (options?: ConsoleOptions) => Promise<RunningConsole>;

/** Starts one whose streams end soon after their last reader. @param launch the fixture, which closes it after the test */
export async function ownConsole(launch: Launch, options: ConsoleOptions = {}): Promise<OwnConsole> {
  const running = await launch({ live: { holdMs: 100 }, ...options });
  return { running, aws: askEmulator(running.emulator) };
}

/** Starts one, with the live stage in it that the test is about. */
export async function ownLiveStage(launch: Launch, name: string): Promise<OwnConsole & { stage: LiveStage }> {
  const own = await ownConsole(launch);
  return { ...own, stage: await liveStageNamed(own.aws, name) };
}
