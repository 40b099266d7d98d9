import { describe, expect, it } from 'vitest';
import { byText } from '#web/lib/order.ts';
import { type Column, formatSort, parseSort, sortGrowingRows, sortRows } from './column.ts';

interface Row {
  name: string;
  since?: number;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', width: 'fill', compare: (a, b) => byText(a.name, b.name), cell: () => null },
  {
    id: 'since',
    header: 'Since',
    width: 100,
    compare: (a, b) => (a.since ?? 0) - (b.since ?? 0),
    unknown: (row) => row.since === undefined,
    cell: () => null,
  },
  { id: 'tags', header: 'Tags', width: 'fill', cell: () => null },
];
const rows: Row[] = [
  { name: 'b', since: 2 },
  { name: 'c' },
  { name: 'a', since: 9 },
  { name: 'd', since: 2 },
];
const names = (sorted: Row[]) => sorted.map(({ name }) => name).join('');

describe('the sort of a table', () => {
  it('is read from the URL and written to it', () => {
    expect(parseSort('-since', columns)).toEqual({ column: 'since', descending: true });
    expect(formatSort({ column: 'since', descending: true })).toBe('-since');
    expect(formatSort({ column: 'name', descending: false })).toBe('name');
  });

  it.each(['tags', 'nonsense', '', '-', '--name'])('is none for %j', (text) => {
    expect(parseSort(text, columns)).toBeUndefined();
  });

  it('orders both ways and keeps the order of equals', () => {
    expect(names(sortRows(rows, columns, { column: 'name', descending: false }))).toBe('abcd');
    expect(names(sortRows(rows, columns, { column: 'name', descending: true }))).toBe('dcba');
    expect(names(sortRows(rows, columns, { column: 'since', descending: false }))).toBe('bdac');
  });

  it('puts what is not known last, whichever way', () => {
    expect(names(sortRows(rows, columns, { column: 'since', descending: true }))).toBe('abdc');
  });

  it('stays as it was while further pages come', () => {
    const byName = { column: 'name', descending: false };
    const first = sortGrowingRows(rows.slice(0, 2), [2], columns, byName);
    const both = sortGrowingRows(rows, [2, 4], columns, byName);
    expect(names(first)).toBe('bc');
    expect(names(both)).toBe('bcad');
  });

  it('leaves the rows it was given as they are', () => {
    const before = names(rows);
    sortRows(rows, columns, { column: 'name', descending: false });
    expect(names(rows)).toBe(before);
  });
});
