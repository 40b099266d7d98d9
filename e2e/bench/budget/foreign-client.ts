import { EventEmitter, once } from 'node:events';
import { IVSRealTimeClient, ListParticipantEventsCommand } from '@aws-sdk/client-ivs-realtime';
import type { RunningConsole } from '#server/testing/start-console.ts';
import type { Subject } from './subjects.ts';

/** The SDK on the emulator, past the console. */
export const sdkClient = (
  { emulator }: RunningConsole,
  options: { maxAttempts: number; retryMode?: string },
) =>
  new IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    ...options,
  });

export const command = ({ stageArn, sessionId, participantId }: Subject) =>
  new ListParticipantEventsCommand({ stageArn, sessionId, participantId });

/** Somebody else's calls of the same operation, evenly, until told to stop. */
export function foreign(running: RunningConsole, subject: Subject, perSecond: number) {
  const client = sdkClient(running, { maxAttempts: 1 });
  const sent: Promise<boolean>[] = [];
  const underWay = new EventEmitter();
  const begun = once(underWay, 'begun');
  const timer = setInterval(() => {
    sent.push(
      client.send(command(subject)).then(
        () => true,
        () => false,
      ),
    );
    if (sent.length === 2 * perSecond) underWay.emit('begun');
  }, 1000 / perSecond);
  return {
    begun,
    stop: async () => {
      clearInterval(timer);
      const answered = await Promise.all(sent);
      client.destroy();
      return { sent: sent.length, throttled: answered.filter((succeeded) => !succeeded).length };
    },
  };
}
