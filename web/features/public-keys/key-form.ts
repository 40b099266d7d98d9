import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { textOf } from '#web/form/number-of.ts';

/** What somebody has typed for a public key. */
export interface KeyForm {
  /** PEM. */
  material: string;
  name: string;
  tags: TagRow[];
}

export const EMPTY: KeyForm = { material: '', name: '', tags: [] };

/** What would be sent. */
export function keyDraftOf({ material, name, tags }: KeyForm) {
  return { publicKeyMaterial: material, name: textOf(name), tags: tagsOf(tags) };
}

export const repeatedTags = ({ tags }: KeyForm) => tagProblems(tags);
