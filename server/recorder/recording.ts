import type { Logger } from 'pino';
import type { ConnectionSettings } from '#server/aws/connection-settings.ts';
import type { Observer } from '#server/aws/observation.ts';
import { createUpstreamClock } from '#server/aws/upstream-clock.ts';
import type { Store } from '#server/store/open-store.ts';
import { forgetOtherWorlds } from './forget-other-world.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createRetention, type Keep, type Retention } from './retention/retention.ts';

/** The flight recorder at work: what keeps, and what forgets. */
export interface Recording {
  recorder: Recorder;
  retention: Retention;
  observe: Observer;
  /** Writes what is left. */
  close(): Promise<void>;
}

interface RecordingOptions {
  store: Store;
  settings: readonly ConnectionSettings[];
  keep: Keep;
  logger: Logger;
}

/** Forgets worlds that are no more, and begins to record. Nothing is forgotten by age before `retention.start`. */
export async function startRecording({
  store,
  settings,
  keep,
  logger,
}: RecordingOptions): Promise<Recording> {
  await forgetOtherWorlds(store, settings);
  const clock = createUpstreamClock();
  const recorder = createRecorder({
    store,
    log: (problem) =>
      problem === undefined
        ? logger.info('what AWS answers is recorded again')
        : logger.error({ problem }, 'what AWS answers cannot be recorded'),
  });
  const retention = createRetention({
    store,
    keep,
    connections: settings.map(({ id }) => id),
    now: clock.now,
    forgotten: recorder.forgotten,
    log: (problem) => logger.error({ problem }, 'what is too old cannot be forgotten'),
  });
  return {
    recorder,
    retention,
    observe(seen) {
      recorder.observe(seen);
      clock.observe(seen);
    },
    async close() {
      await retention.close();
      await recorder.close();
    },
  };
}
