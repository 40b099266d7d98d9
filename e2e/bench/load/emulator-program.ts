/** The emulator alone, so that making a million events is not counted against the console. */
import { constants, setPriority } from 'node:os';
import { startEmulator } from '#server/emulator/start.ts';

// AWS is on no machine of the console's: it takes what console and browser leave.
setPriority(constants.priority.PRIORITY_LOW);
const emulator = await startEmulator({
  scenario: 'arena',
  seed: 1,
  startedAt: Date.parse('2026-11-20T14:00:00Z'),
  rates: 'off',
});
const { url, accountId, region } = emulator;
process.send?.({ url, accountId, region });
