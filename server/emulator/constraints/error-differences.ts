import { MODELLED_ERRORS } from '../wire/modelled-errors.ts';
import type { Model } from './model-differences.ts';

/** Compares a table of the errors of each operation with AWS's model, both ways; one sentence for each difference. */
export const compareErrorsWithModel = (
  model: Model,
  table: Readonly<Record<string, readonly string[]>> = MODELLED_ERRORS,
): string[] =>
  Object.entries(model.operations).flatMap(([operation, { errors = [] }]) => {
    const theirs = errors.map(({ shape }) => shape);
    const ours = table[operation] ?? [];
    return [
      ...theirs
        .filter((name) => !ours.includes(name))
        .map((name) => `${operation}: ${name} is only in the model`),
      ...ours
        .filter((name) => !theirs.includes(name))
        .map((name) => `${operation}: ${name} is not in the model`),
    ];
  });
