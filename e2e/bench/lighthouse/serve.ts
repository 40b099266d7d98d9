/** The console and its emulator for a bench, in a process of their own: they are not what is measured. */
import { setPriority } from 'node:os';
import { startConsole } from '../../../server/testing/start-console.ts';

// On a machine of few cores they would take the browser's time, which no server in use does. Below normal, not idle.
setPriority(10);
// Nobody signs in there: it is the pages behind it that are measured.
const callboard = await startConsole({ accounts: { signIn: false } });
process.once('disconnect', () => void callboard.close());
process.send?.(callboard.url);
