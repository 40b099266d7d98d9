import { runControl } from './ctl/run-control.ts';
import { runEmulator } from './run-emulator.ts';

/** The program: the emulator itself or, with `ctl` as its first word, a hand that reaches into a running one. */
const [first, ...others] = process.argv.slice(2);
if (first === 'ctl') {
  const terminal = { out: (text: string) => console.log(text), err: (text: string) => console.error(text) };
  process.exit(await runControl(others, terminal));
}
await runEmulator(process.argv.slice(2));
