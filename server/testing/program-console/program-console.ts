import { fileURLToPath } from 'node:url';
import { emulatedServices } from '#server/emulated-services/emulated-services.ts';
import { askProgram } from '#server/emulator/campaigns/testing/asked-program.ts';
import { type Emulator, startEmulator } from '#server/emulator/start.ts';

/** A console in a process of its own, apart from its emulator, so that its memory and its processor's time are its own too. */

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));

/** What the program has used up, and whom it has called. */
export interface Usage {
  /** Bytes of the heap in use after two full collections. */
  heap: number;
  /** Bytes that the process holds. */
  rss: number;
  /** Every `host:port` to which it has opened, or tried to open, a connection. */
  dialled: string[];
}

export interface ProgramConsole {
  url: string;
  port: number;
  emulator: Emulator;
  usage(): Promise<Usage>;
  /** Milliseconds of the processor since the start. */
  cpuMs(): Promise<number>;
  /** Every line of the log at level error, and all else that was written to stderr. */
  errors(): string;
  close(): Promise<void>;
}

/** Starts one with the limits of tests, on an emulator in the process of the test, whose world stands still. */
export async function startProgramConsole(): Promise<ProgramConsole> {
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: 1,
    startedAt: Date.parse('2026-11-20T14:00:00Z'),
    paused: true,
    rates: 'off',
    neighbours: emulatedServices,
  });
  const { url: upstream, accountId, region } = emulator;
  const program = await askProgram('The console', PROGRAM, [
    JSON.stringify({ url: upstream, accountId, region }),
  ]);
  const url = String(program.about['url']);
  return {
    url,
    port: Number(new URL(url).port),
    emulator,
    usage: async () => (await program.ask('usage')) as unknown as Usage,
    cpuMs: async () => Number((await program.ask('cpu'))['cpuMs']),
    errors: program.errors,
    close: async () => {
      await program.end();
      await emulator.close();
    },
  };
}
