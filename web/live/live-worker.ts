import { browserWire } from './browser-wire.ts';
import { LiveCentre } from './live-centre.ts';
import type { FromTab } from './live-messages.ts';
import { followSessions } from './session-ends.ts';

/** Runs once a browser: every tab is a port of it, and all of them share one stream. */
const centre = new LiveCentre(browserWire);
followSessions(centre);

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  const take = centre.attach({ post: (message) => port.postMessage(message) });
  port.addEventListener('message', ({ data }) => take(data as FromTab));
  // A tab that crashed could not say goodbye.
  port.addEventListener('close', () => take({ kind: 'bye' }));
  port.start();
});
