import * as z from 'zod/mini';
import type { Logger } from 'pino';
import { type NoticeAbout, Notices as NoticesSchema } from '#shared/notices/contract.ts';
import type { NoticeKind } from '#shared/notices/notice-kind.ts';
import type { UpstreamClock } from '#server/aws/upstream-clock.ts';
import type { Hub } from '#server/live/hub.ts';
import type { KeptNotice } from '#server/notices/notice-rows.ts';
import type { Notices } from '#server/notices/notices.ts';
import type { Webhook } from '#server/notices/webhook/webhook.ts';
import type { Store } from '#server/store/open-store.ts';

export type NoticesShown = z.output<typeof NoticesSchema>;

/** The notices of a connection as people see them, and whoever looks is told when they change. */
export interface NoticeBoard {
  read(connection: string): Promise<NoticesShown>;
  publish(connection: string): void;
}

export interface NoticeBoardDependencies {
  store: Store;
  hub: Hub;
  clock: UpstreamClock;
  notices: Notices;
  webhook: Webhook | undefined;
  /** Whether the background indexer asks AWS about a connection by itself. */
  isIndexed: (connection: string) => Promise<boolean>;
  /** What EventBridge tells of a connection. */
  eventsOf: (connection: string) => 'off' | 'silent' | 'flowing';
  logger: Logger;
}

/** Changes within so many milliseconds are told together. */
const TOGETHER_MS = 100;

export function createNoticeBoard({
  store,
  hub,
  clock,
  notices,
  webhook,
  isIndexed,
  eventsOf,
  logger,
}: NoticeBoardDependencies): NoticeBoard {
  const soon = new Map<string, NodeJS.Timeout>();

  async function read(connection: string): Promise<NoticesShown> {
    const [rows, mutes, indexer] = await Promise.all([
      notices.list(connection),
      notices.mutes.list(connection),
      isIndexed(connection),
    ]);
    const abouts = rows.map(({ about }) => JSON.parse(about) as NoticeAbout);
    const names = await stageNames(connection, new Set(abouts.flatMap(({ stageId }) => stageId ?? [])));
    const muted = new Set(mutes.map(({ kind }) => kind));
    return {
      items: rows.map((row) => shown(row, names)),
      open: rows.filter((row) => row.acknowledged_at === null && !muted.has(row.kind as NoticeKind)).length,
      muted: mutes.map(({ kind, until }) => ({
        kind,
        ...(until === undefined
          ? {}
          : { minutesLeft: Math.max(1, Math.ceil((until - Date.now()) / 60_000)) }),
      })),
      watching: { indexer, events: eventsOf(connection) },
      webhook: (await webhook?.state()) ?? { on: false },
      asOf: clock.now(connection) ?? new Date(),
    };
  }

  async function stageNames(connection: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
    if (ids.size === 0) return new Map();
    const rows = await store.db
      .selectFrom('stages')
      .select(['stage_id', 'name'])
      .where('connection', '=', connection)
      .where('stage_id', 'in', [...ids])
      .where('name', 'is not', null)
      .execute();
    return new Map(rows.map(({ stage_id: id, name }) => [id, name ?? '']));
  }

  async function tell(connection: string): Promise<void> {
    const topic = { kind: 'notices', connection } as const;
    if (!hub.isWatched(topic)) return;
    const answer = z.encode(NoticesSchema, await read(connection));
    hub.publish({ topic, endpoint: 'notices.list', input: { connection }, answer });
  }

  function publish(connection: string): void {
    if (soon.has(connection)) return;
    const timer = setTimeout(() => {
      soon.delete(connection);
      tell(connection).catch((error: unknown) => logger.error({ err: error }, 'notices could not be told'));
    }, TOGETHER_MS);
    soon.set(connection, timer.unref());
  }

  notices.listen({ changed: publish });
  webhook?.listen(publish);
  return { read, publish };
}

function shown(row: KeptNotice, names: ReadonlyMap<string, string>): NoticesShown['items'][number] {
  const about = JSON.parse(row.about) as NoticeAbout;
  const stageName = about.stageId === undefined ? undefined : names.get(about.stageId);
  return {
    id: row.id,
    kind: row.kind as NoticeKind,
    title: row.title,
    ...(row.text === null ? {} : { text: row.text }),
    about: { ...about, ...(stageName === undefined ? {} : { stageName }) },
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
    times: row.times,
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: new Date(row.acknowledged_at) }),
  };
}
