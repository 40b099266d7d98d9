import { plainCell } from '#shared/csv/csv-line.ts';

export interface CsvRow {
  /** In which line of the text it begins, from 1: a quoted cell may go over several. */
  line: number;
  cells: string[];
}

/**
 * The rows of a CSV text after RFC 4180: cells separated by commas (or, where its first line has them and no comma,
 * semicolons or tabs), quoted where they hold such a sign, a quote or a line break. A line ends with CR LF, LF, or CR alone, as
 * old programs of the Mac write it. Empty lines are left out.
 * What the console has written itself comes back as it was, without the apostrophes that disarm formulas.
 */
export function readCsv(text: string): CsvRow[] {
  const whole = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(whole);
  const rows: CsvRow[] = [];
  let line = 1;
  let begun = 1;
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  const endCell = (): void => {
    row.push(plainCell(wasQuoted ? cell : cell.trim()));
    cell = '';
    wasQuoted = false;
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push({ line: begun, cells: row });
    row = [];
    begun = line;
  };
  for (let at = 0; at < whole.length; at += 1) {
    const sign = whole.charAt(at);
    const endsLine = sign === '\n' || (sign === '\r' && whole.charAt(at + 1) !== '\n');
    if (endsLine) line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (whole.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      wasQuoted = true;
      cell = '';
    } else if (sign === separator) endCell();
    else if (endsLine) endRow();
    else if (sign !== '\r' && !wasQuoted) cell += sign;
  }
  if (cell !== '' || wasQuoted || row.length > 0) endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  if (first.includes(',')) return ',';
  if (first.includes(';')) return ';';
  return first.includes('\t') ? '\t' : ',';
}
