import { describe, expect, it } from 'vitest';
import { merged, noticeId } from './notice-rows.ts';
import { destinationFailed, recordingFailed } from './problem.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const later = new Date('2026-11-20T12:05:00Z');
const session = { connection: 'a', stageId: 'stage1', sessionId: 'st-1' };
const anna = recordingFailed({ ...session, participantId: 'anna', at: noon });
const ben = recordingFailed({ ...session, participantId: 'ben', at: later });

describe('a notice', () => {
  it('counts each occurrence once, together or one after the other', () => {
    const together = merged('n', undefined, [anna, ben, anna]);
    const first = merged('n', undefined, [anna]);
    const second = merged('n', first, [ben]);
    expect(together).toMatchObject({ times: 2, first_at: noon.getTime(), last_at: later.getTime() });
    expect(second).toMatchObject({ times: 2, first_at: noon.getTime(), last_at: later.getTime() });
  });

  it('does not change by what it knows already', () => {
    const first = merged('n', undefined, [anna]);
    expect(merged('n', first, [anna, { ...anna, at: later }])).toBeUndefined();
  });

  it('that was acknowledged is opened by one more, but not by a reason that comes late', () => {
    const first = merged('n', undefined, [anna]);
    const noted = { ...first!, acknowledged_at: later.getTime() };
    const reason = merged('n', noted, [{ ...anna, text: 'Access denied' }]);
    expect(reason).toMatchObject({ text: 'Access denied', times: 1, acknowledged_at: later.getTime() });
    expect(merged('n', noted, [ben])).toMatchObject({ times: 2, acknowledged_at: null });
  });

  it('keeps the reason that one tells when another tells none', () => {
    const of = { connection: 'a', compositionId: 'c', destinationId: 'd', stageId: 's', at: noon };
    const told = merged('n', undefined, [destinationFailed({ ...of, errorCode: 'X', reason: 'Because' })]);
    expect(merged('n', told, [destinationFailed(of)])).toBeUndefined();
    const seen = merged('n', undefined, [destinationFailed(of)]);
    expect(
      merged('n', seen, [destinationFailed({ ...of, errorCode: 'X', reason: 'Because' })]),
    ).toMatchObject({
      text: 'Because',
      times: 1,
      about: told?.about,
    });
  });

  it('is another for another connection, kind or key', () => {
    const ids = [
      anna,
      { ...anna, connection: 'b' },
      { ...anna, key: 'st-2' },
      { ...anna, kind: 'throttled' as const },
    ];
    expect(new Set(ids.map(noticeId)).size).toBe(4);
    expect(noticeId(ben)).toBe(noticeId(anna));
  });
});
