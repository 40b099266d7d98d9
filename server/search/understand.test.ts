import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);

const meanings = (text: string) => understand(text).understood.map(({ means, value }) => `${means} ${value}`);

describe('a line of search', () => {
  it.each([
    ['st-AbCdEfGhIjKlM', ['session st-AbCdEfGhIjKlM']],
    ['arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', ['stage AbCdEfGhIjKl']],
    ['arn:aws:ivs:us-east-1:123456789012:composition/ZbCdEfGhIjKl', ['composition ZbCdEfGhIjKl']],
    [
      'arn:aws:ivs:us-east-1:123456789012:public-key/0a1b2c3d-0000',
      ['resource arn:aws:ivs:us-east-1:123456789012:public-key/0a1b2c3d-0000'],
    ],
    ['ana', ['anything ana']],
    ['Ana Maria', ['anything Ana Maria']],
    ['user:"Ana Maria" stage:morning', ['user Ana Maria', 'stage morning']],
    ['tag:env=prod tag:team', ['tag env=prod', 'tag team']],
    ['BITRATE_EXCEEDED', ['error BITRATE_EXCEEDED']],
    ['error:b_frame', ['error B_FRAME_PRESENT']],
    ['error:codec', ['error CODEC']],
    ['at:2026-11-20', ['from 2026-11-20T00:00:00.000Z', 'to 2026-11-20T23:59:59.999Z']],
    ['2026-11-20T14:05', ['from 2026-11-20T14:05:00.000Z', 'to 2026-11-20T14:05:59.999Z']],
    [
      'ana from:2026-11-20T14:00+01:00 to:2026-11-20T15:00:30Z',
      ['from 2026-11-20T13:00:00.000Z', 'to 2026-11-20T15:00:30.999Z', 'anything ana'],
    ],
    ['from:yesterday', ['anything from:yesterday']],
    ['2026-13-40', ['anything 2026-13-40']],
    ['https://x:1/y', ['anything https://x:1/y']],
    ['   ', []],
  ])('%s', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });
});

describe('what is pasted', () => {
  it('as an event of EventBridge gives its ids, even cut off', () => {
    const event = JSON.stringify({
      'detail-type': 'IVS Stage Update',
      region: 'us-east-1',
      resources: ['arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl'],
      detail: {
        session_id: 'st-AbCdEfGhIjKlM',
        user_id: 'ana',
        participant_id: 'PbCdEfGhIjKl',
        error_code: 'BITRATE_EXCEEDED',
      },
    });
    const expected = ['participant PbCdEfGhIjKl', 'session st-AbCdEfGhIjKlM', 'stage AbCdEfGhIjKl'];
    expect(meanings(event)).toEqual([...expected, 'error BITRATE_EXCEEDED']);
    expect(understand(event).pasted).toBe('eventbridge-event');
    expect(meanings(event.slice(0, event.indexOf(',"error_code')))).toEqual(expected);
  });

  it('as a command of the AWS CLI gives its options', () => {
    const command = `aws ivs-realtime list-participants \\
      --stage-arn arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl \\
      --session-id st-AbCdEfGhIjKlM --filter-by-user-id 'Ana Maria'`;
    expect(meanings(command)).toEqual(['user Ana Maria', 'session st-AbCdEfGhIjKlM', 'stage AbCdEfGhIjKl']);
    expect(understand(command).pasted).toBe('cli-command');
  });

  it('as a place in S3 gives the stage, session and participant, or the composition', () => {
    const own =
      's3://show-recordings/AbCdEfGhIjKl/st-AbCdEfGhIjKlM/PbCdEfGhIjKl/2026-11-20T12-00-55Z/media/hls';
    expect(meanings(own)).toEqual([
      'participant PbCdEfGhIjKl',
      'session st-AbCdEfGhIjKlM',
      'stage AbCdEfGhIjKl',
    ]);
    expect(meanings('s3://x/AbCdEfGhIjKl/ZbCdEfGhIjKl/DbCdEfGhIjKl/composite/media')).toEqual([
      'composition ZbCdEfGhIjKl',
    ]);
    expect(meanings('AbCdEfGhIjKl/st-AbCdEfGhIjKlM/PbCdEfGhIjKl')).toEqual(meanings(own));
  });
});

describe('whatever is typed', () => {
  it(
    'is read without an error, and nothing but blanks without a meaning',
    { timeout: 20_000 * SCALE },
    () => {
      const word = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(
          'tag:',
          'from:',
          'user:"',
          '{',
          '--',
          's3://',
          'st-',
          'arn:aws:ivs:',
          'at:2026-99-99',
          '"',
        ),
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 6 }), (words) => {
          const text = words.join(' ');
          const { understood, pasted } = understand(text);
          if (pasted === undefined && !/^[\s"]*$/.test(text)) expect(understood).not.toEqual([]);
          for (const { value } of understood) expect(typeof value).toBe('string');
        }),
        { seed: 1, numRuns: 60 * SCALE },
      );
    },
  );
});
