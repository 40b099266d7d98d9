import type { ReactNode } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import type { Load } from '#web/api/use-item.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from './error-state.tsx';
import { failureWords } from './failure-words.ts';
import { LazyWaitingNote } from './lazy-waiting-note.tsx';

interface LoadGateProps<Data> {
  /** As in a sentence: `this stage`. */
  what: string;
  load: Load<Data>;
  endpoint: { aws: readonly string[] };
  /** Of the size of what will come. */
  skeleton: ReactNode;
  /** As in `<ErrorState>`. */
  goneAdvice?: string | undefined;
  children: (data: Data, freshness: Freshness) => ReactNode;
}

/** Draws one loaded thing, or says why it is not there. A failed refresh leaves what was, and says so above it. */
export function LoadGate<Data>(props: LoadGateProps<Data>) {
  const { what, load, endpoint, skeleton, goneAdvice, children } = props;
  if (load.state === 'loading') {
    return (
      <output aria-label={`Loading ${what}`} className="relative block">
        {skeleton}
        {load.queryKey && <LazyWaitingNote queryKey={load.queryKey} />}
      </output>
    );
  }
  if (load.state === 'failed') {
    const { failure, retry } = load;
    return <ErrorState {...{ what, failure, endpoint, retry, goneAdvice }} />;
  }
  return (
    <>
      {load.refreshFailure && (
        <div role="alert" className="flex flex-wrap items-center gap-3 bg-warn-tint px-4 py-1 text-warn">
          Not refreshed, this is what was loaded before: {failureWords(load.refreshFailure).title}.
          <Button small onClick={load.retry}>
            Try again
          </Button>
        </div>
      )}
      {children(load.data, load.freshness)}
    </>
  );
}
