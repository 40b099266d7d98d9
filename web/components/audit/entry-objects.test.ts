import { expect, it } from 'vitest';
import { objectsOf } from './entry-objects.ts';

it('leads from each id to its page, the most particular first', () => {
  const ids = { stageId: 'S', sessionId: 'st-1', participantId: 'P', compositionId: 'C', noteId: 'N' };
  expect(objectsOf('live', ids)).toEqual([
    { of: 'participant', id: 'P', to: '/live/stages/S/sessions/st-1/participants/P' },
    { of: 'composition', id: 'C', to: '/live/compositions/C' },
    { of: 'note', id: 'N', to: undefined },
    { of: 'session', id: 'st-1', to: '/live/stages/S/sessions/st-1' },
    { of: 'stage', id: 'S', to: '/live/stages/S' },
  ]);
});

it('leads nowhere from what is of no connection, nor to a participant of whom the session is not known', () => {
  expect(objectsOf(undefined, { stageId: 'S' })).toEqual([{ of: 'stage', id: 'S', to: undefined }]);
  expect(objectsOf('live', { stageId: 'S', participantId: 'P' })[0]).toEqual({
    of: 'participant',
    id: 'P',
    to: undefined,
  });
});
