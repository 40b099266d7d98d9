import { expect, it } from 'vitest';
import type { MadeToken } from './made-token.ts';
import { tokensCsv } from './tokens-csv.ts';

const made = (changes: Partial<MadeToken>): MadeToken => ({
  key: 1,
  by: 'aws',
  participantId: 'AbCdEfGhIjKl',
  userId: 'ana',
  attributes: {},
  capabilities: ['PUBLISH', 'SUBSCRIBE'],
  duration: 720,
  expiresAt: '2026-11-21T02:00:00.000Z',
  token: 'a.b.c',
  taken: false,
  ...changes,
});

it('a file of tokens has no formula in it, and no token that was wiped', () => {
  const lines = tokensCsv(
    [
      made({ userId: '=HYPERLINK("http://evil.test")', attributes: { order: '3', note: 'a "b"' } }),
      made({ key: 2, token: undefined }),
      made({ key: 3, userId: undefined, participantId: '-2+3' }),
    ],
    'stage1',
    'https://example.com/#{token}',
  );
  expect(lines).toEqual([
    'number,participantId,userId,capabilities,attributes,expirationTime,token,joinLink\r\n',
    '1,AbCdEfGhIjKl,"\'=HYPERLINK(""http://evil.test"")",PUBLISH SUBSCRIBE,"{""order"":""3"",""note"":""a \\""b\\""""}",2026-11-21T02:00:00.000Z,a.b.c,https://example.com/#a.b.c\r\n',
    "3,'-2+3,,PUBLISH SUBSCRIBE,{},2026-11-21T02:00:00.000Z,a.b.c,https://example.com/#a.b.c\r\n",
  ]);
});
