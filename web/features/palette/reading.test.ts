import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { placePath } from './place-words.ts';
import { readText } from './reading.ts';
import { leadsOf, searchOptions } from './reading-options.ts';

const HERE = { origin: 'https://callboard.example', path: '/live/stages/AbCdEfGhIjKl' };
const SESSION = 'st-AbCdEfGhIjKlM';
const connections = [
  { id: 'live', label: 'Live', colour: 'red', region: 'us-west-2', kind: 'aws' },
  { id: 'staging', label: 'Staging', colour: 'teal', region: 'us-east-1', kind: 'aws' },
] as const;
const realms = [
  { connection: 'live', region: 'us-west-2', accountId: '111111111111' },
  { connection: 'staging', region: 'us-east-1', accountId: '222222222222' },
];
function leads(text: string, path = HERE.path) {
  const reading = readText(text, { ...HERE, path });
  const { options, elsewhere } = leadsOf(reading, {
    connection: 'live',
    connections,
    realms,
    go: () => undefined,
  });
  return {
    ...reading,
    elsewhere,
    options: options.map(({ label, id }) => `${label} → ${id.replace(/^go /, '')}`),
  };
}

describe('where a text leads', () => {
  it('is the page of its ARN in this connection', () => {
    expect(leads('arn:aws:ivs:us-west-2:111111111111:composition/ZbCdEfGhIjKl').options).toEqual([
      'Open the composition ZbCdEfGhIjKl → /live/compositions/ZbCdEfGhIjKl',
    ]);
  });

  it('is another connection where the ARN is of that, which is said', () => {
    const { elsewhere, options } = leads('arn:aws:ivs:us-east-1:222222222222:stage/AbCdEfGhIjKl');
    expect(elsewhere).toBe(
      'It is of us-east-1, account 222222222222, and Live is not. Another connection fits.',
    );
    expect(options).toEqual(['Open the stage AbCdEfGhIjKl in Staging → /staging/stages/AbCdEfGhIjKl']);
  });

  it('is nowhere where no connection fits, which is said', () => {
    const { elsewhere, options } = leads('arn:aws:ivs:eu-west-1:222222222222:stage/AbCdEfGhIjKl');
    expect(elsewhere).toMatch(/No connection of this console fits\.$/);
    expect(options).toEqual([]);
  });

  it('is an address of this console as it is, with all that was chosen there', () => {
    expect(leads(`https://callboard.example/staging/sessions?state=live#x`).options).toEqual([
      'Open /staging/sessions?state=live#x → /staging/sessions?state=live#x',
    ]);
    for (const text of [
      'https://callboard.example/api/live/stages',
      'https://callboard.example//evil.example',
    ])
      expect(leads(text).address).toBeUndefined();
  });

  it('is the investigator for a sentence about two people, in the stage of the page or of the sentence', () => {
    const sentence = 'ana could not see ben at 2026-11-20T14:05:00Z';
    expect(leads(sentence).options).toEqual([
      'Investigate it in the stage AbCdEfGhIjKl → /live/stages/AbCdEfGhIjKl/investigate?x=ana&y=ben&at=2026-11-20T14%3A05%3A00.000Z',
    ]);
    expect(leads(sentence, `${HERE.path}/sessions/${SESSION}`).options[0]).toContain(
      `/live/stages/AbCdEfGhIjKl/sessions/${SESSION}/investigate?`,
    );
    expect(leads(sentence, '/live/jobs')).toMatchObject({
      what: 'a question: why did ana not receive ben?',
      options: [],
      note: expect.stringContaining('open the stage or the session') as string,
    });
  });
});

describe('what is offered besides', () => {
  const searches = (text: string) => {
    const gone: string[] = [];
    const options = searchOptions(readText(text, HERE), 'live', (path) => gone.push(path));
    for (const { run } of options) run();
    return gone;
  };

  it('is search, and the job that asks AWS, for people', () => {
    expect(searches('ana')).toEqual(['/live/search?q=ana', '/live/search?q=ana&look=yes']);
    expect(searches('aws ivs-realtime list-participants --filter-by-user-id ana')).toEqual([
      '/live/search?q=user%3Aana',
      '/live/search?q=user%3Aana&look=yes',
    ]);
  });

  it('is search alone for a session, and nothing for a secret', () => {
    expect(searches(SESSION)).toEqual([`/live/search?q=session%3A${SESSION}`]);
    expect(searches('rt_123456789012_us-west-2_IbCdEfGhIjKl_s3cr3t')).toEqual([]);
  });

  it('is every kind of page for an id that tells none', () => {
    expect(searches('AbCdEfGhIj12').slice(2)).toEqual([
      '/live/stages/AbCdEfGhIj12',
      '/live/compositions/AbCdEfGhIj12',
      '/live/encoder-configurations/AbCdEfGhIj12',
      '/live/storage-configurations/AbCdEfGhIj12',
      '/live/ingest-configurations/AbCdEfGhIj12',
      '/live/public-keys/AbCdEfGhIj12',
    ]);
  });
});

describe('whatever is typed', () => {
  it('leads only within this console', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom(
        'https://callboard.example/',
        '//',
        '..',
        'arn:aws:ivs:us-west-2:111111111111:stage/x',
        ' ',
      ),
      fc.constantFrom(
        'javascript:',
        'https://console.aws.amazon.com/ivs/stages/',
        '%2F..%2F',
        ' could not see ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const reading = readText(pieces.join(''), HERE);
        for (const place of reading.places)
          expect(placePath('live', place)).toMatch(/^\/live\/(?!\/)[\w/%.-]+(\?(stage|at)=[\w%:.-]+)?$/);
        if (reading.address !== undefined)
          expect(new URL(reading.address.path, HERE.origin).origin).toBe(HERE.origin);
      }),
      { seed: 1, numRuns: 300 * SCALE },
    );
  });
});
