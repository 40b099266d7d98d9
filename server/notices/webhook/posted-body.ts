import type { KeptNotice } from '../notice-rows.ts';

/** The connection of a notice, as a receiver may see it. */
export interface PostedFrom {
  id: string;
  label: string;
  region: string;
}

/**
 * What the webhook's receiver gets (docs/notices.md). It holds short ids and AWS's own words, and nothing that opens
 * anything.
 */
export function postedBody(notice: KeptNotice, connection: PostedFrom): string {
  const { id, kind, title, text, times } = notice;
  return JSON.stringify({
    type: 'callboard.notice',
    version: 1,
    id,
    connection: { id: connection.id, label: connection.label, region: connection.region },
    kind,
    title,
    ...(text === null ? {} : { text }),
    about: JSON.parse(notice.about) as unknown,
    times,
    firstAt: new Date(notice.first_at).toISOString(),
    lastAt: new Date(notice.last_at).toISOString(),
  });
}
