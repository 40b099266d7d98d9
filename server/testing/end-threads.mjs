/**
 * Loaded before a program by `--import`: SIGUSR2 then ends each thread that it has started, as running out of memory would.
 * From outside no thread of a process can be ended by itself.
 */
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const { Worker } = threads;
threads.Worker = class extends Worker {
  /** @param {ConstructorParameters<typeof Worker>} given */
  constructor(...given) {
    super(...given);
    process.on('SIGUSR2', () => void this.terminate());
  }
};
syncBuiltinESMExports();
