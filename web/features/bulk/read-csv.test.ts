import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '#shared/csv/csv-line.ts';
import { readCsv } from './read-csv.ts';
import { stagesOfCsv } from './stages-of-csv.ts';

const SCALE = Number(import.meta.env['CAMPAIGN_SCALE'] ?? '1');

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe('a CSV text', () => {
  it('is read with quotes, line breaks, a byte order mark and other separators', () => {
    expect(cellsOf('\uFEFFname,env\r\n"a ""b"", c", x \r\n\r\nd,"e\nf"')).toEqual([
      ['name', 'env'],
      ['a "b", c', 'x'],
      ['d', 'e\nf'],
    ]);
    expect(cellsOf('name;env\na;b')).toEqual([
      ['name', 'env'],
      ['a', 'b'],
    ]);
  });

  it('tells in which line each row begins, after empty lines and cells over several', () => {
    const lines = (text: string) => readCsv(text).map(({ line, cells }) => `${line} ${cells[0]}`);
    expect(lines('\uFEFF\nname,env\r\n\r\na,"x\ny\n"\nb,\n\n\nc')).toEqual(['2 name', '4 a', '7 b', '10 c']);
  });

  it('ends its lines with CR alone too, as old programs of the Mac write them, but not within quotes', () => {
    expect(readCsv('name;env\ra;"b\rc"\r\rd;e')).toEqual([
      { line: 1, cells: ['name', 'env'] },
      { line: 2, cells: ['a', 'b\rc'] },
      { line: 5, cells: ['d', 'e'] },
    ]);
  });

  it('is read back as it was written, formulas, spaces and apostrophes too', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'ab1,"\r\n\t; é\'=+-@＝.'.split('')),
    });
    const cell = fc.oneof(signs, fc.string({ unit: 'binary' }), fc.double().map(String));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const written = [['x', 'y'], ...rows].map((row) => csvLine(row)).join('');
        expect(cellsOf(written)).toEqual([['x', 'y'], ...rows]);
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });

  it('keeps an apostrophe that disarms nothing', () => {
    expect(cellsOf("name,env\n'tis,'5\n'-5,'+x\n''=x,'")).toEqual([
      ['name', 'env'],
      ["'tis", "'5"],
      ["'-5", '+x'],
      ["'=x", "'"],
    ]);
  });
});

describe('stages of a CSV text', () => {
  it('are named by the column name, and have all other columns as tags', () => {
    expect(stagesOfCsv('env,name\nprod,show-1\n,show-2')).toEqual({
      stages: [{ name: 'show-1', tags: { env: 'prod' } }, { name: 'show-2' }],
      lines: [2, 3],
    });
  });

  it('are the same after they went through a file of ours, whatever begins as a formula', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'a=+-@\'"\t,; 1'.split('')),
      minLength: 1,
      maxLength: 6,
    });
    const stage = fc.record({ name: text, tags: fc.record({ team: text, '=env': text }) });
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1 }), (stages) => {
        const written = [
          ['name', 'team', '=env'],
          ...stages.map(({ name, tags }) => [name, tags.team, tags['=env']]),
        ]
          .map((row) => csvLine(row))
          .join('');
        expect(stagesOfCsv(written)).toMatchObject({ stages });
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });

  it('needs a column that is called name, and says so', () => {
    expect(stagesOfCsv('show-1\nshow-2')).toMatchObject({
      problem: expect.stringContaining('name') as string,
    });
    expect(stagesOfCsv('')).toMatchObject({ problem: expect.any(String) as string });
    expect(stagesOfCsv('name,env,env\na,b,c')).toMatchObject({
      problem: expect.stringContaining('env') as string,
    });
  });
});
