import { type Emulator, startEmulator } from '#server/emulator/start.ts';
import { peopleInFolder } from './people-in-folder.ts';
import { type RunningProgram, runMain } from './run-main.ts';

/** The built console on a data folder, which takes an emulator in the test's own process for AWS. */
export async function programOnEmulator(
  folder: string,
): Promise<{ program: RunningProgram; emulator: Emulator }> {
  await peopleInFolder(folder);
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: 1,
    startedAt: Date.now(),
    rates: 'off',
  });
  const program = runMain({
    PORT: '0',
    CALLBOARD_DATA: folder,
    CALLBOARD_UPSTREAM: 'aws',
    AWS_REGION: emulator.region,
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return { program, emulator };
}
