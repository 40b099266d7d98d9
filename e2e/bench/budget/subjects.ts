import type { RunningConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

/** A participant whose events are asked for. */
export interface Subject {
  stageId: string;
  stageArn: string;
  sessionId: string;
  participantId: string;
}

/** @throws {Error} with what was answered instead */
export async function json<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(url, { headers: { cookie: cookieOf('administrator'), ...headers } });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The first participants of the great live session. */
export async function subjects({ url }: RunningConsole, count: number): Promise<Subject[]> {
  const stages = await json<{ items: { name?: string; arn: string; activeSessionId?: string }[] }>(
    `${url}/api/emulator/stages?maxResults=100`,
  );
  const stage = stages.items.find(({ name }) => name === 'arena-main');
  if (!stage?.activeSessionId) throw new Error('The scenario has no live stage arena-main.');
  const { arn: stageArn, activeSessionId: sessionId } = stage;
  const stageId = stageArn.slice(stageArn.lastIndexOf('/') + 1);
  const found: Subject[] = [];
  let token = '';
  while (found.length < count) {
    const page: { items: { participantId: string }[]; nextToken?: string } = await json(
      `${url}/api/emulator/stages/${stageId}/sessions/${sessionId}/participants?maxResults=100${token}`,
    );
    found.push(...page.items.map(({ participantId }) => ({ stageId, stageArn, sessionId, participantId })));
    if (page.nextToken === undefined) break;
    token = `&nextToken=${encodeURIComponent(page.nextToken)}`;
  }
  return found.slice(0, count);
}

/** Where the console answers the events of a participant. */
export function eventsPath({ stageId, sessionId, participantId }: Subject): string {
  return `/api/emulator/stages/${stageId}/sessions/${sessionId}/participants/${participantId}/events?maxResults=100`;
}

/** How many of the questions failed. */
export async function askAll(
  questions: Subject[],
  atOnce: number,
  ask: (subject: Subject) => Promise<unknown>,
) {
  const left = [...questions];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      await ask(next).catch(() => (failed += 1));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}
