const BADGES: Record<string, { word: string; title: string }> = {
  REPLICA: { word: 'replica', title: 'A replica: comes from another stage' },
  SOURCE: { word: 'source', title: 'A source: replicated into other stages' },
};

/** Says in a word that a participant is replicated, and in which direction. */
export function ReplicationBadge({ type }: { type: string }) {
  const badge = BADGES[type];
  if (!badge) return null;
  return (
    <span
      title={badge.title}
      className="mr-1 rounded-xs border border-info px-1 text-2xs leading-3.5 text-info"
    >
      <span className="hidden sm:inline">{badge.word}</span>
      <span className="sm:hidden">
        <span aria-hidden>{badge.word.charAt(0).toUpperCase()}</span>
        <span className="sr-only">{badge.word}</span>
      </span>
    </span>
  );
}
