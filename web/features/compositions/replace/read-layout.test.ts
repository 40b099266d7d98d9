import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, layoutText, pixels, readLayout, withMember } from './read-layout.ts';

describe('a layout that is typed', () => {
  it('is read, or refused by the field and its rule', () => {
    expect(readLayout('{"grid":{"gridGap":4}}')).toEqual({ layout: { grid: { gridGap: 4 } } });
    expect(readLayout('{')).toEqual({ problem: 'This is not JSON.' });
    expect(readLayout('{"grid":{"gridGap":-1}}')).toMatchObject({
      problem: expect.stringMatching(/^grid\.gridGap: /) as string,
    });
    expect(readLayout('{"grid":{},"pip":{}}')).toEqual({
      problem: 'The layout: must have either grid or pip, and not both',
    });
    expect(readLayout('{"grid":{"colour":"red"}}')).toMatchObject({
      problem: expect.stringContaining('grid') as string,
    });
  });

  it('takes a parameter, and gives it back to AWS', () => {
    const set = withMember({ grid: { gridGap: 4 } }, 'grid', 'omitStoppedVideo', true);
    expect(set).toEqual({ grid: { gridGap: 4, omitStoppedVideo: true } });
    expect(withMember(set, 'grid', 'gridGap', undefined)).toEqual({ grid: { omitStoppedVideo: true } });
    expect([pixels('12'), pixels(''), pixels('1.5')]).toEqual([12, undefined, '1.5']);
  });

  it('from what AWS echoes can be sent again: an unset fill mode is left out', () => {
    expect(draftOf({ grid: { videoFillMode: '', gridGap: 2, featuredParticipantAttribute: '' } })).toEqual({
      grid: { gridGap: 2 },
    });
    expect(draftOf(null)).toEqual({ grid: {} });
  });

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            gridGap: fc.nat(5000),
            omitStoppedVideo: fc.boolean(),
            videoFillMode: fc.constantFrom('FILL' as const, 'COVER' as const, 'CONTAIN' as const),
            participantOrderAttribute: fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/),
          },
          { requiredKeys: [] },
        ),
        (grid) => {
          expect(readLayout(layoutText({ grid }))).toEqual({ layout: { grid } });
          expect(draftOf({ grid })).toEqual({ grid });
        },
      ),
      { numRuns: 100 * Number(import.meta.env['CAMPAIGN_SCALE'] ?? 1), seed: 3 },
    );
  });
});
