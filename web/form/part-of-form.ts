import type { FieldHost } from './draft-form.ts';

/** A part of a form as a form of its own: its fields are named from `root` on, so that they can stand in any draft. */
export function partOfForm({ idOf, problemOf, disabled }: FieldHost, root: string): FieldHost {
  return {
    idOf: (path) => idOf(`${root}.${path}`),
    problemOf: (path) => problemOf(`${root}.${path}`),
    disabled,
  };
}
