import { randomBytes } from 'node:crypto';
import type { Database, Row, StageViewsTable } from '#server/store/schema.ts';

/** A kept view as the contract has it, with its instant as `Date`. */
interface KeptView {
  id: string;
  name: string;
  search: string;
  owner: string;
  keptAt: Date;
}

/** Views of the list of stages, of one connection. */
export class ViewRepository {
  private readonly db: Database;
  private readonly connection: string;

  constructor(db: Database, connection: string) {
    this.db = db;
    this.connection = connection;
  }

  /** By name. */
  async list(): Promise<KeptView[]> {
    const rows = await this.db
      .selectFrom('stage_views')
      .selectAll()
      .where('connection', '=', this.connection)
      .orderBy('name')
      .orderBy('view_id')
      .execute();
    return rows.map(viewOf);
  }

  /** One of the same name gives way to it. */
  async keep(name: string, search: string, owner: string): Promise<KeptView> {
    const row: StageViewsTable = {
      connection: this.connection,
      view_id: `view-${randomBytes(8).toString('hex')}`,
      name: name.trim(),
      search,
      owner,
      kept_at: Date.now(),
    };
    await this.db.transaction().execute(async (on) => {
      await on
        .deleteFrom('stage_views')
        .where('connection', '=', this.connection)
        .where('name', '=', row.name)
        .execute();
      await on.insertInto('stage_views').values(row).execute();
    });
    return viewOf(row);
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('stage_views')
      .where('connection', '=', this.connection)
      .where('view_id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function viewOf({ view_id: id, name, search, owner, kept_at }: Row<StageViewsTable>): KeptView {
  return { id, name, search, owner, keptAt: new Date(kept_at) };
}
