import { ownHeaders } from '#server/testing/own-headers.ts';

/** Asks the console as its own page does, and measures. */
export interface Client {
  get<T>(path: string, anew?: boolean): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export function clientOf(url: string): Client {
  const own = ownHeaders(url);
  const read = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    get: async (path, anew = false) =>
      read(
        await fetch(`${url}/api/emulator${path}`, {
          headers: { ...own, ...(anew ? { 'cache-control': 'no-cache' } : {}) },
        }),
      ),
    post: async (path, body) =>
      read(
        await fetch(`${url}/api/emulator${path}`, {
          method: 'POST',
          headers: { ...own, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
  };
}

export interface Session {
  stageId: string;
  sessionId: string;
  path: string;
}

/** The live session of one of the arena's stages: arena-main has 10,000 people, arena-concert has 500. */
export async function liveSessionOf(
  { get }: Client,
  stageName: 'arena-main' | 'arena-concert',
): Promise<Session> {
  const { items } = await get<{ items: { name?: string; arn: string; activeSessionId?: string }[] }>(
    '/stages?maxResults=100',
  );
  const stage = items.find(({ name }) => name === stageName);
  if (stage?.activeSessionId === undefined) throw new Error(`The scenario has no live stage ${stageName}.`);
  const stageId = stage.arn.slice(stage.arn.lastIndexOf('/') + 1);
  const sessionId = stage.activeSessionId;
  return { stageId, sessionId, path: `/stages/${stageId}/sessions/${sessionId}` };
}

/** What came of asking again and again. */
export class Clicks {
  readonly times: number[] = [];
  failed = 0;

  async click(act: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    try {
      await act();
      this.times.push(performance.now() - began);
    } catch {
      this.failed += 1;
    }
  }

  /** Milliseconds. */
  at(part: number): number {
    const sorted = this.times.toSorted((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  }
}

/** Does something at even intervals until told to stop, and then waits for what is under way. */
export function every(ms: number, act: () => Promise<void>): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const one = act().finally(() => underWay.delete(one));
    underWay.add(one);
  }, ms);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
  };
}

export function row(what: string, seen: string, bound: string): void {
  console.log(`| ${what} | ${seen} | ${bound} |`);
}
