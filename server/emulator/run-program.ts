import { runControl } from './ctl/run-control.ts';
import { runEmulator } from './run-emulator.ts';
import type { EmulatorOptions } from './start.ts';

/**
 * What a program of the emulator does: be the emulator or, with `ctl` as its first word, a hand that reaches into a running
 * one.
 * @param neighbours other services at the same address
 */
export async function runProgram(
  args: readonly string[],
  neighbours?: EmulatorOptions['neighbours'],
): Promise<void> {
  const [first, ...others] = args;
  if (first === 'ctl') {
    const terminal = { out: (text: string) => console.log(text), err: (text: string) => console.error(text) };
    process.exit(await runControl(others, terminal));
  }
  await runEmulator(args, neighbours);
}
