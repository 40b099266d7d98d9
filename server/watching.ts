import type { Logger } from 'pino';
import type { Connections } from './aws/connections.ts';
import type { Observer } from './aws/observation.ts';
import { createUpstreamClock } from './aws/upstream-clock.ts';
import { type Bridge, createBridge } from './features/eventbridge/bridge.ts';
import { createNoticeBoard, type NoticeBoard } from './features/notices/notice-board.ts';
import type { Hub } from './live/hub.ts';
import type { Jobs } from './jobs/jobs.ts';
import { createNotices, type Notices } from './notices/notices.ts';
import { jobFailed } from './notices/problem.ts';
import { watchForProblems } from './notices/watch-for-problems.ts';
import type { WebhookTarget } from './notices/webhook/post-notice.ts';
import { createWebhook } from './notices/webhook/webhook.ts';
import type { Store } from './store/open-store.ts';

export interface WatchingOptions {
  /** What EventBridge has to know to be heard; without it no events are taken. */
  hookSecret?: string | undefined;
  /** Where notices are posted, and the waits before each further attempt in milliseconds. */
  webhook?: (WebhookTarget & { retryMs?: readonly number[] | undefined }) | undefined;
}

/** What hears of problems, from AWS's answers, the connections and EventBridge, and tells of them. */
export interface Watching {
  /** To be told of every answer of AWS. */
  observe: Observer;
  notices: Notices;
  noticeBoard: NoticeBoard;
  bridge: Bridge;
  hookSecret: string | undefined;
  close(): Promise<void>;
}

interface WatchingParts {
  store: Store;
  hub: Hub;
  connections: Connections;
  /** Whether the background indexer asks AWS about a connection by itself. */
  isIndexed: (connection: string) => Promise<boolean>;
  jobs: Jobs;
  logger: Logger;
}

export function startWatching(
  { store, hub, connections, isIndexed, jobs, logger }: WatchingParts,
  { hookSecret, webhook: target }: WatchingOptions,
): Watching {
  const clock = createUpstreamClock();
  const notices = createNotices({ store, clock, logger });
  const watch = watchForProblems({ connections, notices });
  const webhook =
    target &&
    createWebhook({
      store,
      target,
      connectionOf: (id) => connections.get(id).settings,
      logger,
      retryMs: target.retryMs,
    });
  if (webhook) notices.listen({ news: (notice) => webhook.post(notice) });
  jobs.observe('*', (connection, job) => {
    if (job.state === 'failed') notices.raise(jobFailed(connection, job));
  });
  const on = hookSecret !== undefined;
  const bridge = createBridge({ store, hub, connections, notices, clock, logger, on });
  const eventsOf = (connection: string) =>
    on ? (bridge.flow(connection).flowing ? 'flowing' : 'silent') : 'off';
  return {
    observe(seen) {
      clock.observe(seen);
      watch.observe(seen);
    },
    notices,
    noticeBoard: createNoticeBoard({ store, hub, clock, notices, webhook, isIndexed, eventsOf, logger }),
    bridge,
    hookSecret,
    async close() {
      watch.close();
      bridge.close();
      await notices.settled();
      await webhook?.close();
    },
  };
}
