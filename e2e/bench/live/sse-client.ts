import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { cookieOf } from '#server/testing/test-sessions.ts';

export interface Received {
  event: string;
  id: string | undefined;
  data: string;
}

/** One browser's stream as a program reads it: goes on where it was cut. */
export class SseClient {
  readonly #target: { port: number; url: string };
  readonly #take: (received: Received) => void;
  #asking: ClientRequest | undefined;
  #response: IncomingMessage | undefined;
  #streamId: string | undefined;
  #lastId: string | undefined;
  /** Connections that ended unasked. */
  broken = 0;

  constructor(target: { port: number; url: string }, take: (received: Received) => void) {
    this.#target = target;
    this.#take = take;
  }

  /** Resolves once the stream has said hello. */
  async open(): Promise<void> {
    const { port } = this.#target;
    const query = new URLSearchParams({
      ...(this.#streamId === undefined ? {} : { stream: this.#streamId }),
      ...(this.#lastId === undefined ? {} : { after: this.#lastId }),
    }).toString();
    const asking = request({
      host: '127.0.0.1',
      port,
      path: `/api/live?${query}`,
      agent: false,
      headers: { cookie: cookieOf('administrator') },
    });
    this.#asking = asking;
    await new Promise<void>((resolve, reject) => {
      asking.once('error', (error) => {
        if (this.#asking === asking) this.broken += 1;
        reject(error);
      });
      asking.once('response', (response) => {
        this.#response = response;
        if (response.statusCode !== 200) {
          reject(new Error(`the stream answered ${response.statusCode}`));
          return;
        }
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (this.#asking !== asking) return;
          const blocks = (rest + chunk).split('\n\n');
          rest = blocks.pop() ?? '';
          for (const block of blocks) this.#block(block, resolve);
        });
        response.on('error', () => undefined);
        response.on('close', () => {
          if (this.#asking === asking) this.broken += 1;
        });
      });
      asking.end();
    });
  }

  #block(block: string, greeted: () => void): void {
    const at = block.indexOf('event: ');
    if (at < 0) return;
    const id = block.startsWith('id: ') ? block.slice(4, block.indexOf('\n')) : undefined;
    const end = block.indexOf('\n', at);
    const event = block.slice(at + 7, end);
    const data = block.slice(end + 7);
    if (event === 'hello') {
      this.#streamId = (JSON.parse(data) as { streamId: string }).streamId;
      greeted();
    }
    if (id !== undefined) this.#lastId = id;
    this.#take({ event, id, data });
  }

  async subscribe(...topics: string[]): Promise<void> {
    const { url } = this.#target;
    const answer = await fetch(`${url}/api/live/${this.#streamId}/topics`, {
      method: 'PUT',
      headers: {
        origin: url,
        'x-callboard': '1',
        'sec-fetch-site': 'same-origin',
        cookie: cookieOf('administrator'),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ topics }),
    });
    if (!answer.ok) throw new Error(`the topics were answered with ${answer.status}`);
  }

  /** Takes nothing more from the connection. */
  stall(): void {
    this.#response?.pause();
  }

  /** Breaks the connection, as a network does. */
  cut(): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.destroy();
  }
}
