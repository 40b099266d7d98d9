/** The seed of a campaign; another one is chosen by `CAMPAIGN_SEED`, which a failure prints. */
export const CAMPAIGN_SEED = Number(process.env['CAMPAIGN_SEED'] ?? 20_261_121);

/** A campaign's figures: they belong to what a run of the deep tier leaves behind. */
export const printFigures = (title: string, lines: readonly string[]): void => {
  console.log([title, ...lines.map((line) => `  ${line}`)].join('\n'));
};

/** How often each name came, the most frequent first. */
export const tally = (counts: ReadonlyMap<string | number, number>): string =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

export const countIn = <Name>(counts: Map<Name, number>, name: Name): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
