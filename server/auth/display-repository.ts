import type { DisplaysTable } from '#server/store/account-tables.ts';
import type { Database, Row } from '#server/store/schema.ts';
import { newId } from './secrets.ts';

/** A screen on a wall, as the store has it. Instants are milliseconds since the epoch. */
export interface KeptDisplay {
  id: string;
  name: string;
  connection: string;
  createdAt: number;
  createdBy: string;
}

/** The screens on walls, of all connections. */
export class DisplayRepository {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** By name. */
  async list(): Promise<KeptDisplay[]> {
    const rows = await this.db.selectFrom('displays').selectAll().orderBy('name').orderBy('id').execute();
    return rows.map(displayOf);
  }

  async get(id: string): Promise<KeptDisplay | undefined> {
    const row = await this.db.selectFrom('displays').selectAll().where('id', '=', id).executeTakeFirst();
    return row && displayOf(row);
  }

  /** @param at milliseconds since the epoch */
  async add(name: string, connection: string, createdBy: string, at: number): Promise<KeptDisplay> {
    const row: Row<DisplaysTable> = {
      id: newId('display'),
      name,
      connection,
      created_at: at,
      created_by: createdBy,
    };
    await this.db.insertInto('displays').values(row).execute();
    return displayOf(row);
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('displays')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function displayOf(row: Row<DisplaysTable>): KeptDisplay {
  return {
    id: row.id,
    name: row.name,
    connection: row.connection,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
