import { z } from 'zod';
import { type Intervention, interventionSchema } from './state/interventions.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenarios/scenario-names.ts';

/** The world that a ledger belongs to; in another one its interventions would mean nothing. */
export interface LedgerOwner {
  scenario: ScenarioName;
  seed: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** What a file of JSON lines holds: its owner in the first, an intervention in each of the others. */
export interface ReadLedger {
  past: Intervention[];
  /** Bytes up to the end of the last line that could be used. */
  intactBytes: number;
  /**
   * What is wrong with the rest: `torn` for a last line that was not written to its end, `broken` for a line that is no
   * intervention, `foreign` for a file of another world or of none.
   */
  flaw: 'torn' | 'broken' | 'foreign' | undefined;
}

const ownerSchema = z.strictObject({
  version: z.literal(1),
  scenario: z.enum(SCENARIO_NAMES),
  seed: z.number().int().min(0),
  startedAt: z.iso.datetime(),
});

/** The first line of a ledger's file. */
export const ownerLine = ({ scenario, seed, startedAt }: LedgerOwner): string => {
  const owner = {
    version: 1,
    scenario,
    seed,
    startedAt: new Date(startedAt).toISOString(),
  } satisfies z.input<typeof ownerSchema>;
  return `${JSON.stringify(owner)}\n`;
};

/** One line for each intervention. */
export const interventionLines = (interventions: readonly Intervention[]): string =>
  interventions.map((intervention) => `${JSON.stringify(intervention)}\n`).join('');

const NEWLINE = '\n'.charCodeAt(0);

/** Reads the lines of a ledger's file until the first that cannot be used. Never throws. */
export const readLedgerText = (bytes: Buffer, owner: LedgerOwner): ReadLedger => {
  const past: Intervention[] = [];
  let at = 0;
  const found = (flaw: ReadLedger['flaw']): ReadLedger => ({ past, intactBytes: at, flaw });
  while (at < bytes.length) {
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) return found(at === 0 ? 'foreign' : 'torn');
    const line = parseJson(bytes.toString('utf8', at, end));
    if (at === 0) {
      if (!isOwner(line, owner)) return found('foreign');
    } else {
      const result = interventionSchema.safeParse(line);
      if (!result.success) return found('broken');
      past.push(result.data);
    }
    at = end + 1;
  }
  return found(at === 0 ? 'foreign' : undefined);
};

const isOwner = (line: unknown, owner: LedgerOwner): boolean => {
  const { success, data } = ownerSchema.safeParse(line);
  return (
    success &&
    data.scenario === owner.scenario &&
    data.seed === owner.seed &&
    Date.parse(data.startedAt) === owner.startedAt
  );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON has no shape either, which is what the schema then reports.
    return undefined;
  }
};
