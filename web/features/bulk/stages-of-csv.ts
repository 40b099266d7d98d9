import { readCsv } from './read-csv.ts';

export interface StageToCreate {
  name: string;
  tags?: Record<string, string>;
}

interface StagesRead {
  stages: StageToCreate[];
  /** In which line of the text each of them begins, from 1. */
  lines: number[];
  problem?: undefined;
}

/** Stages of a CSV text: its first line names the columns, `name` and otherwise tags; an empty cell is no tag. */
export function stagesOfCsv(text: string): StagesRead | { problem: string } {
  const [first, ...rows] = readCsv(text);
  if (first === undefined) return { problem: 'The text is empty.' };
  const header = first.cells;
  const at = header.findIndex((title) => title.toLowerCase() === 'name');
  if (at === -1)
    return {
      problem: 'The first line must name the columns, one of which is called name. All others are tags.',
    };
  const twice = header.find((title, index) => header.indexOf(title) !== index);
  if (twice !== undefined) return { problem: `The column ${twice} is there twice.` };
  return {
    lines: rows.map(({ line }) => line),
    stages: rows.map(({ cells: row }) => {
      const tags = header.flatMap((key, index): [string, string][] => {
        const value = row[index] ?? '';
        return index === at || key === '' || value === '' ? [] : [[key, value]];
      });
      return { name: row[at] ?? '', ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }) };
    }),
  };
}
