import type { TagRow } from '#web/form/tag-rows.ts';

type Tags = Readonly<Record<string, string>>;

/** What makes one set of tags into another. */
export interface TagChanges {
  /** To be added, and those whose value is another one. */
  tags: Record<string, string>;
  tagKeys: string[];
}

/** Tags that AWS itself has put there: nobody else can write them or take them away (Tag Editor guide). */
const isOfAws = (key: string): boolean => /^aws:/i.test(key);

/** Those that people can change. */
export function ownTags(tags: Tags): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !isOfAws(key)));
}

/** Those that only AWS can change. */
export function tagsOfAws(tags: Tags): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => isOfAws(key)));
}

/** What to ask of AWS, so that tags which somebody else has changed meanwhile, and which are not about here, stay as they are. */
export function tagChanges(before: Tags, rows: readonly TagRow[]): TagChanges {
  const used = rows.filter(({ key, value }) => key !== '' || value !== '');
  const after = new Map(used.map(({ key, value }) => [key, value]));
  return {
    tags: Object.fromEntries(
      [...after].filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value),
    ),
    tagKeys: Object.keys(before).filter((key) => !after.has(key)),
  };
}

/** Whether a resource has become what was wanted of it, whatever else has changed. */
export function areMade(now: Tags, { tags, tagKeys }: TagChanges): boolean {
  return (
    Object.entries(tags).every(([key, value]) => Object.hasOwn(now, key) && now[key] === value) &&
    tagKeys.every((key) => !Object.hasOwn(now, key))
  );
}

/** In words: `2 added, 1 changed, 1 removed`. Empty where there is nothing to do. */
export function changesInWords(before: Tags, { tags, tagKeys }: TagChanges): string {
  const keys = Object.keys(tags);
  const changed = keys.filter((key) => Object.hasOwn(before, key)).length;
  return [
    [keys.length - changed, 'added'],
    [changed, 'changed'],
    [tagKeys.length, 'removed'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}
