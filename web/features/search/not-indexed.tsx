/** Where the console has not seen the whole yet: never shown as a nought. */
export function NotIndexed() {
  return (
    <span
      className="hatched inline-block rounded-xs px-1.5 text-xs text-muted"
      title="The console has not seen all of it yet"
    >
      not indexed
    </span>
  );
}
