import type { WholeList } from '#web/api/use-whole-list.ts';
import { Button } from '#web/ui/button.tsx';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';

interface ListNoticeProps {
  list: Extract<WholeList<unknown>, { state: 'ready' }>;
  endpoint: { aws: readonly string[] };
}

const count = new Intl.NumberFormat('en-GB');

/**
 * One line above a list that is not whole: it is still loading, or stopped on the way, or its refresh failed.
 * Nothing at all when the list is complete; progress of a refresh stands at the Refresh button.
 */
export function ListNotice({ list, endpoint }: ListNoticeProps) {
  const loaded = count.format(list.items.length);
  const { progress } = list;
  if (progress.kind === 'loading') {
    return (
      // Laid over the end of the table's header: it comes and goes, and must move nothing.
      <div className="relative z-20 h-0">
        <output className="absolute top-1 right-2 inline-flex h-6 items-center gap-2 rounded-full bg-info-tint px-3 text-xs text-info">
          <span className="size-2 animate-breathe rounded-full bg-current" aria-hidden />
          {loaded} loaded, more to come…
        </output>
      </div>
    );
  }
  if (progress.kind !== 'stopped' && progress.kind !== 'refresh-failed') return null;
  const { failure } = progress;
  const reason = isDenied(failure)
    ? `the permission ${permissionsOf(endpoint).join(', ')} is missing`
    : `${lowerFirst(failureWords(failure).title)}: ${failure.message}`;
  return (
    <div
      role="alert"
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-tint px-4 py-1 text-warn"
    >
      <span>
        {progress.kind === 'stopped'
          ? `${loaded} loaded, then stopped: ${reason}`
          : `Not refreshed, this is what was loaded before: ${reason}`}
      </span>
      <Button small onClick={list.retry}>
        {progress.kind === 'stopped' ? 'Load the rest' : 'Try again'}
      </Button>
    </div>
  );
}

function lowerFirst(text: string): string {
  return /^(AWS|IVS)\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
