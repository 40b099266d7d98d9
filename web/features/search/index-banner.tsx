import { search } from '#shared/search/contract.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import type { ReactNode } from 'react';
import { indexedPart, indexWords } from './index-words.ts';
import { useIndex } from './use-index.ts';

interface IndexBannerProps {
  connection: string;
  /** What else can be done about what is not indexed. */
  children?: ReactNode;
}

/** How much of the account search and the list of sessions can show, in words, with the switch that makes it more. */
export function IndexBanner({ connection, children }: IndexBannerProps) {
  const { index, failure, changing, change } = useIndex(connection);
  return (
    <section
      aria-label="Index"
      className="mb-3 flex min-h-9 shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 rounded-sm border border-line bg-sunken px-3 py-1.5 text-xs"
    >
      {index === undefined ? (
        <span className="text-muted">
          {failure ? 'How much is indexed is not known.' : 'Looking how much is indexed…'}
        </span>
      ) : (
        <>
          <meter
            className="w-16"
            aria-label="Part of the account that is indexed"
            min={0}
            max={1}
            value={indexedPart(index)}
          />
          <span className="min-w-0 grow basis-72">
            {indexWords(index)}
            {index.failure !== undefined && <span className="text-warn"> ({index.failure})</span>}
          </span>
        </>
      )}
      {failure && <span className="text-bad">{failure.message}</span>}
      <span data-actions="" className="flex flex-wrap items-center gap-3">
        {children}
        {index !== undefined && (
          <ChangeButton
            of={search.switchIndex}
            small
            aria-disabled={changing}
            aria-pressed={index.on}
            title="Asks AWS for what nobody has looked at yet, only with calls that nobody else wants"
            onClick={() => change(!index.on)}
          >
            {index.on ? 'Stop indexing' : 'Index in the background'}
          </ChangeButton>
        )}
      </span>
    </section>
  );
}
