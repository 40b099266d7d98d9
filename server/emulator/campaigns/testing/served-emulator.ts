import { fileURLToPath } from 'node:url';
import { askProgram } from './asked-program.ts';

/** An emulator in a process of its own, so that its memory is its own too. */

const PROGRAM = fileURLToPath(new URL('./emulator-program.ts', import.meta.url));

export interface ServedEmulator {
  url: string;
  port: number;
  accountId: string;
  /** Bytes of the heap that are in use after two full collections. */
  heap: () => Promise<number>;
  /** What the program has written to stderr: every error that was no refusal. */
  errors: () => string;
  close: () => Promise<void>;
}

export async function serveEmulator(): Promise<ServedEmulator> {
  const program = await askProgram('The emulator', PROGRAM);
  const url = String(program.about['url']);
  return {
    url,
    port: Number(new URL(url).port),
    accountId: String(program.about['accountId']),
    heap: async () => Number((await program.ask('heap'))['heap']),
    errors: program.errors,
    close: program.end,
  };
}
