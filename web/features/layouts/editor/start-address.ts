import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { paths } from '#web/nav/paths.ts';

/** What a composition would be started with. */
export interface StartWish {
  layout: LayoutDraft;
  /** The kept version that it equals, where it equals one. */
  kept: { id: string; version: number } | undefined;
  /** The id of the stage whose people are looked at. */
  stageId: string | undefined;
}

/**
 * The page that starts a composition, with the layout handed over: a kept one by its name, so that its last use is
 * noted; any other as JSON in base64url. A layout has no character beyond ASCII, and no secret.
 */
export function startAddress(connection: string, { layout, kept, stageId }: StartWish): string {
  const search = new URLSearchParams(
    kept ? { preset: kept.id, version: String(kept.version) } : { layout: base64Url(JSON.stringify(layout)) },
  );
  if (stageId !== undefined) search.set('stage', stageId);
  return `${paths.startComposition(connection)}?${search.toString()}`;
}

const base64Url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
