/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), the full-width forms that some read
 * alike, and the same behind apostrophes of its own, so that what was put before a text can be told from the text.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A number may begin so too and is none. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * One line of a CSV file after RFC 4180, with its line end. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which spreadsheets do not show and `plainCell` takes away.
 * @param cells `undefined` for an empty cell
 */
export function csvLine(cells: readonly (string | number | boolean | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const safe = isFormula(text) ? `'${text}` : text;
  // Programs that separate by other signs, or cut spaces away, must not find a cell where there is none.
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as it was before it was written by `csvLine`. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function isFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text);
}
