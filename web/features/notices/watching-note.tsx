import type { Notices } from '#shared/notices/contract.ts';

/** From where the console hears of problems, and when it does not. */
export function WatchingNote({ watching, webhook }: Pick<Notices, 'watching' | 'webhook'>) {
  return (
    <div className="flex flex-col gap-1 border-t border-line px-4 py-2.5 text-xs text-muted">
      <p>{watchWords(watching)}</p>
      <p>{eventWords(watching.events)}</p>
      {webhook.failing && (
        <p className="text-bad">
          The webhook fails: {webhook.failing.why}.{' '}
          {webhook.failing.waiting > 0 && `${webhook.failing.waiting} will be tried again. `}
          {webhook.failing.givenUp > 0 && `${webhook.failing.givenUp} given up within a day.`}
        </p>
      )}
      {webhook.on && !webhook.failing && <p>New notices are also posted to the webhook.</p>}
    </div>
  );
}

function watchWords({ indexer, events }: Notices['watching']): string {
  if (indexer) return 'Problems are found in what open pages load, and in what the background indexer reads.';
  if (events === 'flowing')
    return 'Problems are found in what open pages load. The background indexer is off.';
  return 'Nobody watches while no page is open: problems are found in what open pages load, and the background indexer is off.';
}

const EVENT_WORDS: Record<Notices['watching']['events'], string> = {
  off: 'EventBridge is not connected: failures that happen unseen, and the reasons of all failures, stay unknown.',
  silent: 'EventBridge is connected, and has sent nothing within ten minutes.',
  flowing: 'EventBridge tells of publish errors and failed recordings and compositions at any time.',
};

function eventWords(events: Notices['watching']['events']): string {
  return EVENT_WORDS[events];
}
