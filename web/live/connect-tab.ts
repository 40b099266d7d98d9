// oxlint-disable-next-line import/default -- vite gives the address of the built file, which no file on disk exports
import workerAddress from './live-worker.ts?sharedworker&url';
import { browserWire } from './browser-wire.ts';
import { LiveCentre } from './live-centre.ts';
import type { FromTab, ToTab } from './live-messages.ts';

interface PolicyFactory {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown };
}

/** The address of the build's own worker, as Trusted Types want it; no other address passes. */
function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (trustedTypes === undefined) return workerAddress;
  const policy = trustedTypes.createPolicy('callboard-worker', {
    createScriptURL(address) {
      if (address === workerAddress) return address;
      throw new TypeError('This is not a worker of the console.');
    },
  });
  // The compiler's DOM does not know trusted addresses yet; the browser takes nothing else.
  return policy.createScriptURL(workerAddress) as string;
}

/**
 * Connects this tab to the browser's one stream, in a worker that all tabs share. Where there is none, the stream is the
 * tab's own. To be called once a page.
 */
export function connectTab(hear: (message: ToTab) => void): (message: FromTab) => void {
  if (!('SharedWorker' in globalThis)) return new LiveCentre(browserWire).attach({ post: hear });
  const { port } = new SharedWorker(trustedAddress(), { type: 'module', name: 'callboard-live' });
  port.addEventListener('message', ({ data }) => hear(data as ToTab));
  port.start();
  return (message) => port.postMessage(message);
}
