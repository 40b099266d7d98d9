import type { Notice, Notices } from '#shared/notices/contract.ts';

/**
 * What has become open since an earlier answer: new problems, and more of what was acknowledged.
 * @param before undefined where nothing was known: then nothing is news
 */
export function newsOf(before: Notices | undefined, now: Notices): Notice[] {
  if (before === undefined) return [];
  const muted = new Set(now.muted.map(({ kind }) => kind));
  const known = new Map(before.items.map((notice) => [notice.id, notice]));
  return now.items.filter((notice) => {
    if (notice.acknowledgedAt !== undefined || muted.has(notice.kind)) return false;
    const earlier = known.get(notice.id);
    return earlier === undefined || earlier.acknowledgedAt !== undefined;
  });
}
