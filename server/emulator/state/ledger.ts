import { type Intervention, stagesTouched } from './interventions.ts';

/** All interventions in a world, in the order they happened. */
export interface Ledger {
  readonly entries: readonly Intervention[];
  /** Those that can change the course of a stage's sessions and compositions, in order. */
  of(stageId: string): readonly Intervention[];
  /** Adds what happened now, all or nothing. Throws when it could not be kept; the ledger is then as it was. */
  append(interventions: readonly Intervention[]): void;
}

/** Keeps interventions where they outlive the program. Throws when it cannot. */
export type Keep = (interventions: readonly Intervention[]) => void;

const NONE: readonly Intervention[] = [];

/** A ledger that begins with a world's past. Without `keep` it ends with the program. */
export function createLedger(past: readonly Intervention[] = [], keep?: Keep): Ledger {
  const entries: Intervention[] = [];
  const byStage = new Map<string, Intervention[]>();
  const add = (intervention: Intervention): void => {
    entries.push(intervention);
    for (const stageId of stagesTouched(intervention)) {
      const touching = byStage.get(stageId);
      if (touching) touching.push(intervention);
      else byStage.set(stageId, [intervention]);
    }
  };
  for (const intervention of past) add(intervention);
  return {
    entries,
    of: (stageId) => byStage.get(stageId) ?? NONE,
    append(interventions) {
      keep?.(interventions);
      for (const intervention of interventions) add(intervention);
    },
  };
}
