import { type EventLane, unpackLanes } from '#shared/participants/event-columns.ts';
import { BLOCK_HEADER, sessionEvents } from '#shared/sessions/events.ts';
import { pathOf } from './example-paths.ts';
import type { RunningConsole } from './start-console.ts';
import { cookieOf } from './test-sessions.ts';

interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

/** Blocks of events as a browser fetches them, one after the other, from after one. */
export async function fetchBlocks(
  { url }: Pick<RunningConsole, 'url'>,
  address: SessionAddress,
  after = -1,
): Promise<{ block: number; lanes: EventLane[]; bytes: number }[]> {
  const blocks = [];
  for (let cursor = after; ;) {
    const path = pathOf(sessionEvents.events, { ...address });
    const answer = await fetch(`${url}${path}?after=${cursor}`, {
      headers: { 'accept-encoding': 'br', cookie: cookieOf('administrator') },
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    const number = answer.headers.get(BLOCK_HEADER);
    const body = new Uint8Array(await answer.arrayBuffer());
    if (number === null) return blocks;
    cursor = Number(number);
    blocks.push({ block: cursor, lanes: [...unpackLanes(body)], bytes: brotliLength(answer, body) });
  }
}

function brotliLength(answer: Response, body: Uint8Array): number {
  const length = answer.headers.get('content-length');
  return length === null ? body.length : Number(length);
}
