import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { cookieOf } from '#server/testing/test-sessions.ts';
import type { MeasuredConsole } from './console-process.ts';

export interface Place {
  arn: string;
  stageId: string;
  sessionId: string;
  name: string;
}

/** A stage of the world in which somebody is. */
export async function liveStage({ url }: MeasuredConsole, name: string): Promise<Place> {
  const answer = await fetch(`${url}/api/emulator/stages?maxResults=100`, {
    headers: { cookie: cookieOf('viewer') },
  });
  const { items } = (await answer.json()) as {
    items: { arn: string; name?: string; activeSessionId?: string }[];
  };
  const stage = items.find((each) => each.name === name);
  if (!stage?.activeSessionId) throw new Error(`The scenario has no live stage ${name}.`);
  const { arn, activeSessionId: sessionId } = stage;
  return { arn, name, sessionId, stageId: arn.slice(arn.lastIndexOf('/') + 1) };
}

/** AWS as any program asks it, at the emulator, not retrying: what is throttled is to be seen. */
export const awsOf = ({ upstream }: MeasuredConsole): IVSRealTimeClient =>
  new IVSRealTimeClient({
    endpoint: upstream,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
