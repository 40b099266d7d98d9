import { describe, expect, it } from 'vitest';
import { safeFilename } from './bytes.ts';

describe('the name of a download', () => {
  it.each([
    ['participants.csv', 'participants.csv'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a\r\nSet-Cookie: x=1.csv', 'a-Set-Cookie- x=1.csv'],
    ['.hidden', 'hidden'],
    ['', 'download'],
    ['...', 'download'],
    ['C:\\temp\\x.csv', 'C-temp-x.csv'],
    ['invoice\u202Egpj.exe', 'invoice-gpj.exe'],
    ['Bühne 1.csv', 'Bühne 1.csv'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFilename(given)).toBe(safe);
  });

  it('is cut to 120 characters and keeps its extension', () => {
    const name = safeFilename(`${'😀'.repeat(200)}.csv`);
    expect(Array.from(name)).toHaveLength(120);
    expect(name.endsWith('😀.csv')).toBe(true);
  });
});
