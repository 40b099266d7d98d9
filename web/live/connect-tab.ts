// oxlint-disable-next-line import/default -- vite gives the address of the built file, which no file on disk exports
import workerAddress from './live-worker.ts?sharedworker&url';
import { ownWorker } from '#web/lib/own-worker.ts';
import { browserWire } from './browser-wire.ts';
import { LiveCentre } from './live-centre.ts';
import type { FromTab, ToTab } from './live-messages.ts';
import { followSessions } from './session-ends.ts';

/**
 * Connects this tab to the browser's one stream, in a worker that all tabs share. Where there is none, the stream is the
 * tab's own. To be called once a page.
 */
export function connectTab(hear: (message: ToTab) => void): (message: FromTab) => void {
  if (!('SharedWorker' in globalThis)) {
    const centre = new LiveCentre(browserWire);
    followSessions(centre);
    return centre.attach({ post: hear });
  }
  const { port } = new SharedWorker(ownWorker(workerAddress), { type: 'module', name: 'callboard-live' });
  port.addEventListener('message', ({ data }) => hear(data as ToTab));
  port.start();
  return (message) => port.postMessage(message);
}
