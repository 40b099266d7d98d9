/** Where AWS gave no value. Not the same as “not loaded”. */
export function NotGiven({ children = '–' }: { children?: string }) {
  return <span className="text-muted">{children}</span>;
}

/** Where nothing was asked yet, or the answer has not come: never shown as a nought or as empty. */
export function NotLoaded() {
  return (
    <span className="hatched inline-block rounded-xs px-1.5 text-xs text-muted" title="Not loaded yet">
      not loaded
    </span>
  );
}
