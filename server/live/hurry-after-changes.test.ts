import { describe, expect, it } from 'vitest';
import { EXAMPLE_NAMING, type ChangingOperation, fullInputs } from '#server/testing/full-inputs.ts';
import type { Topic } from '#shared/live/topic.ts';
import { createHub } from './hub.ts';
import { concerns, hurryAfterChanges } from './hurry-after-changes.ts';

const connection = 'a';
const { stageId = '', destinationStageId = '', compositionId = '' } = EXAMPLE_NAMING.ids;
const TOPICS: Readonly<Record<string, Topic>> = {
  stages: { kind: 'stages', connection },
  stage: { kind: 'stage', connection, stageId },
  session: { kind: 'session', connection, stageId, sessionId: 's' },
  'other session': { kind: 'session', connection, stageId: destinationStageId, sessionId: 's' },
  'third stage': { kind: 'stage', connection, stageId: 'third' },
  compositions: { kind: 'compositions', connection },
  composition: { kind: 'composition', connection, compositionId },
  budget: { kind: 'budget', connection },
};

function concerned(operation: ChangingOperation): string[] {
  const [input] = fullInputs(EXAMPLE_NAMING)[operation];
  const seen = { operation, input } as Parameters<typeof concerns>[0];
  return Object.entries(TOPICS).flatMap(([name, topic]) => (concerns(seen, topic) ? [name] : []));
}

describe('what is looked at anew after a change', () => {
  it.each<[ChangingOperation, string[]]>([
    ['CreateStage', ['stages']],
    ['UpdateStage', ['stages', 'stage', 'session']],
    ['DeleteStage', ['stages', 'stage', 'session', 'compositions', 'composition']],
    ['DisconnectParticipant', ['stages', 'stage', 'session']],
    ['StartParticipantReplication', ['stages', 'stage', 'session', 'other session']],
    ['StopParticipantReplication', ['stages', 'stage', 'session', 'other session']],
    ['StartComposition', ['stages', 'stage', 'session', 'compositions']],
    ['StopComposition', ['compositions', 'composition']],
    ['TagResource', ['stages', 'stage', 'session']],
    ['CreateEncoderConfiguration', []],
    ['ImportPublicKey', []],
  ])('%s: %j', (operation, names) => expect(concerned(operation)).toEqual(names));

  it('is so once the change was heard of, and not for what nobody watches', async () => {
    const hub = createHub();
    const hurried: string[] = [];
    hub.source('stages', (topic) => ({
      stop: () => undefined,
      hurry: () => hurried.push(topic.connection),
    }));
    hub.subscribe({ kind: 'stages', connection }, () => undefined);
    hub.subscribe({ kind: 'stages', connection: 'b' }, () => undefined);
    hurryAfterChanges(hub)({
      connection,
      operation: 'CreateStage',
      input: {},
      output: {},
      asOf: new Date(),
    });
    expect(hurried).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(hurried).toEqual([connection]);
  });
});
