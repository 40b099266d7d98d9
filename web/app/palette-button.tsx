import { Search } from 'lucide-react';
import { useRecentPlaces } from '#web/features/palette/use-recent-places.ts';
import { KeyCap } from '#web/ui/key-cap.tsx';

/** Looks like a field and opens the one there is, on every page. */
export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  // Here because this is on every page and not in the first chunk.
  useRecentPlaces();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title="Find, paste or do anything (Ctrl+K)"
      onClick={onOpen}
      className="control control-plain text-muted lg:w-48 lg:justify-start"
    >
      <Search size={14} aria-hidden />
      <span className="sr-only lg:not-sr-only lg:grow lg:text-left lg:whitespace-nowrap">Find or paste</span>
      <span aria-hidden className="hidden lg:inline">
        <KeyCap keys="Ctrl+K" />
      </span>
    </button>
  );
}
