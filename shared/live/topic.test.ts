import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Topic, topicOf, topicText } from './topic.ts';

const id = fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/);
const topics: fc.Arbitrary<Topic> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('stages', 'compositions', 'jobs', 'budget', 'notices'),
    connection: id,
  }),
  fc.record({ kind: fc.constant('stage'), connection: id, stageId: id }),
  fc.record({ kind: fc.constant('session'), connection: id, stageId: id, sessionId: id }),
  fc.record({
    kind: fc.constant('participant'),
    connection: id,
    stageId: id,
    sessionId: id,
    participantId: id,
  }),
  fc.record({ kind: fc.constant('composition'), connection: id, compositionId: id }),
);

describe('a topic', () => {
  it('is the same after it was text', () => {
    fc.assert(
      fc.property(topics, (topic) => {
        expect(topicOf(topicText(topic))).toEqual(topic);
      }),
    );
  });

  it.each([
    '',
    'emulator',
    'emulator/',
    'emulator/nothing',
    'emulator/stage',
    'emulator/stages/x',
    'a b/stages',
    '/stages',
  ])('is none of %j', (text) => expect(topicOf(text)).toBeUndefined());
});
