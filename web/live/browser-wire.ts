import type { Wire } from './live-centre.ts';

/** The way to the console's own server, from a page or a worker. */
export const browserWire: Wire = {
  open: (path) => {
    const source = new EventSource(path);
    return {
      addEventListener: (name, listener) =>
        source.addEventListener(name, (event) =>
          listener(event instanceof MessageEvent ? event : { data: '{}', lastEventId: '' }),
        ),
      close: () => source.close(),
    };
  },

  async putTopics(streamId, topics) {
    const answer = await fetch(`/api/live/${streamId}/topics`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Callboard': '1' },
      body: JSON.stringify({ topics }),
    });
    return answer.status;
  },

  async isSignedOut() {
    const answer = await fetch('/api/session', { method: 'GET', headers: { 'X-Callboard': '1' } });
    const { state } = (await answer.json()) as { state?: unknown };
    return state === 'signed-out';
  },
};
