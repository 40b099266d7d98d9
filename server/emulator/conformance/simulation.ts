import type { FaultRuleInput } from '../wire/fault-rule.ts';

/** Somebody in a session, as the control endpoint says. */
export interface Person {
  stageArn: string;
  sessionId: string;
  participantId: string;
  userId: string;
  state: 'CONNECTED' | 'DISCONNECTED';
  publishing: boolean;
  /** The error code of the service, where it refused what was tried. */
  refusal?: string | null;
}

export type Act =
  | 'publish'
  | 'unpublish'
  | 'subscribe'
  | 'unsubscribe'
  | 'fail'
  | 'leave'
  | 'lose-connection'
  | 'rejoin'
  | 'exchange-token';

/** What AWS has no call for: people who act, the world's time, failures. By the emulator's control endpoint. */
export interface Simulation {
  /** Moves the world's time on. */
  step: (seconds: number) => Promise<void>;
  /** The world's time. */
  now: () => Promise<Date>;
  join: (body: object) => Promise<Person>;
  /** What was said to an act that nobody can do. */
  cannot: (path: string, body?: object) => Promise<{ status: number; code: string }>;
  act: (person: Pick<Person, 'participantId' | 'stageArn'>, what: Act, body?: object) => Promise<Person>;
  /** An encoder connects or disconnects. */
  ingest: (what: 'publish' | 'stop', streamKey: string) => Promise<{ refusal: string | null }>;
  /** What befalls an output; its state after that. */
  output: (
    compositionArn: string,
    destinationId: string,
    what: 'fail' | 'reconnect' | 'recover',
  ) => Promise<string>;
  /** Makes calls fail, until `mend`. */
  fault: (rule: FaultRuleInput) => Promise<void>;
  mend: () => Promise<void>;
}

export function simulationOf(url: string): Simulation {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-control': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as unknown };
  };
  const done = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  };
  return {
    step: async (seconds) => {
      await done('POST', 'clock', { step: seconds * 1_000 });
    },
    now: async () => new Date((await done<{ now: string }>('GET', 'clock')).now),
    join: (body) => done('POST', 'people', body),
    cannot: async (path, body) => {
      const { status, body: said } = await ask('POST', path, body);
      if (status < 400) throw new Error(`${path} was done, and should not have been.`);
      return { status, code: (said as { code: string }).code };
    },
    act: ({ participantId, stageArn }, what, body) =>
      done('POST', `people/${participantId}/${what}`, { stageArn, ...body }),
    ingest: (what, streamKey) => done('POST', `ingest/${what}`, { streamKey }),
    output: async (compositionArn, destinationId, what) => {
      const path = `compositions/${compositionArn.split('/')[1] ?? ''}/destinations/${destinationId}/${what}`;
      return (await done<{ state: string }>('POST', path)).state;
    },
    fault: async (rule) => {
      await done('POST', 'faults', rule);
    },
    mend: async () => {
      await done('DELETE', 'faults');
    },
  };
}
