import type { NoticeKind } from '#shared/notices/notice-kind.ts';
import type { Database } from '#server/store/schema.ts';

/** A muted kind: until an instant of this machine's clock, or until somebody says so. */
export interface Mute {
  kind: NoticeKind;
  until: number | undefined;
}

/** The kinds of which nobody wants to hear; kept in the settings, so that a restart does not wake anybody. */
export interface Mutes {
  list(connection: string): Promise<Mute[]>;
  isMuted(connection: string, kind: NoticeKind): Promise<boolean>;
  /** @param minutes undefined: until somebody says so */
  mute(connection: string, kind: NoticeKind, minutes: number | undefined): Promise<void>;
  unmute(connection: string, kind: NoticeKind): Promise<void>;
}

/** @param now milliseconds since the epoch by this machine's clock: an hour of quiet is an hour of people's time */
export function createMutes(db: Database, now: () => number = Date.now): Mutes {
  const nameOf = (connection: string): string => `notices.muted.${connection}`;

  async function read(connection: string): Promise<Mute[]> {
    const row = await db
      .selectFrom('settings')
      .select('value')
      .where('name', '=', nameOf(connection))
      .executeTakeFirst();
    const mutes = row === undefined ? [] : (JSON.parse(row.value) as Mute[]);
    return mutes.filter(({ until }) => until === undefined || until > now());
  }

  async function write(connection: string, mutes: readonly Mute[]): Promise<void> {
    const value = JSON.stringify(mutes);
    await db
      .insertInto('settings')
      .values({ name: nameOf(connection), value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  return {
    list: read,
    async isMuted(connection, kind) {
      return (await read(connection)).some((mute) => mute.kind === kind);
    },
    async mute(connection, kind, minutes) {
      const others = (await read(connection)).filter((mute) => mute.kind !== kind);
      await write(connection, [
        ...others,
        { kind, until: minutes === undefined ? undefined : now() + minutes * 60_000 },
      ]);
    },
    async unmute(connection, kind) {
      await write(
        connection,
        (await read(connection)).filter((mute) => mute.kind !== kind),
      );
    },
  };
}
