import type { QueryKey } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';

const Note = lazy(async () => ({ default: (await import('./waiting-note.tsx')).WaitingNote }));

/** As `WaitingNote`, whose code is no part of the first page. */
export function LazyWaitingNote({ queryKey }: { queryKey: QueryKey }) {
  return (
    <Suspense>
      <Note queryKey={queryKey} />
    </Suspense>
  );
}
