import { startEmulator } from '../../start.ts';
import { START } from '../../testing/worlds.ts';

/** The emulator with a hand on its memory: told `heap`, it collects garbage and answers what is left. */

const emulator = await startEmulator({ scenario: 'showtime', startedAt: START, paused: true, rates: 'off' });

process.on('message', () => {
  const { gc } = globalThis;
  if (!gc) throw new Error('started without --expose-gc');
  gc();
  gc();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
// A parent that is gone has no use for it.
process.on('disconnect', () => process.exit(0));
process.send?.({ url: emulator.url, accountId: emulator.accountId });
