/** Where events are posted, as to an API destination of EventBridge. */
export interface EventTarget {
  url: string;
  /** What proves to the receiver who sends: an API destination's connection adds a header with a secret. */
  headers: Readonly<Record<string, string>>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What is wrong with the URL of a target, in words; `undefined` when nothing is. */
export function targetProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'must be a URL';
  const { protocol, hostname, username } = new URL(text);
  if (username !== '') return 'must not contain credentials';
  if (protocol === 'https:') return undefined;
  // API destinations take https only; this machine is the exception, for trying things out.
  return protocol === 'http:' && LOOPBACK.has(hostname)
    ? undefined
    : 'must be https, or http on this machine';
}

/** An API destination has to answer within five seconds (EventBridge guide, "API destinations"). */
const PATIENCE_MS = 5_000;

/** Posts one event. Answers whether the target has taken it; throws nothing. */
export async function postEvent(
  target: EventTarget,
  body: string,
  signal: AbortSignal,
): Promise<{ taken: boolean; again: boolean }> {
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: {
        ...target.headers,
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await answer.body?.cancel();
    // EventBridge tries again after 401, 407, 409, 429 and 5xx, and gives up on other refusals.
    const again = answer.status >= 500 || [401, 407, 409, 429].includes(answer.status);
    return { taken: answer.ok, again };
  } catch {
    // No connection, or no answer in time: the same as a target that is down.
    return { taken: false, again: true };
  }
}
