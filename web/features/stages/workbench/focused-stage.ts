/** The id of the stage whose row has the focus, by the link in it; undefined where none has. */
export function focusedStage(): string | undefined {
  const row = document.activeElement?.closest('tr[data-index]');
  const path = row?.querySelector<HTMLAnchorElement>('a[href*="/stages/"]')?.pathname;
  const id = path === undefined ? undefined : /\/stages\/([^/]+)/.exec(path)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}
