import { runProgram } from '#server/emulator/run-program.ts';
import { emulatedServices } from './emulated-services.ts';

/** The emulator with the services beside it: what the console starts, and `npm run emulator`. */
await runProgram(process.argv.slice(2), emulatedServices);
