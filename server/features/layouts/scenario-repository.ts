import { randomBytes } from 'node:crypto';
import type { ScenarioContent } from '#shared/layouts/scenarios.ts';
import type { Database, LayoutScenariosTable, Row } from '#server/store/schema.ts';
import type { Author } from './author.ts';

/** A kept scenario as the contract has it, with instants as `Date`. */
export interface KeptScenario {
  id: string;
  name: string;
  owner: string;
  people: number;
  revision: number;
  createdAt: Date;
  changedAt: Date;
}

type ScenarioRow = Row<LayoutScenariosTable>;
const SUMMARY = [
  'scenario_id',
  'name',
  'owner',
  'people',
  'revision',
  'created_at',
  'changed_at',
] as const satisfies (keyof ScenarioRow)[];

/** People kept by a name, of one connection. */
export class ScenarioRepository {
  private readonly db: Database;
  private readonly connection: string;

  constructor(db: Database, connection: string) {
    this.db = db;
    this.connection = connection;
  }

  /** Every scenario without its people, by name. */
  async list(): Promise<KeptScenario[]> {
    const rows = await this.db
      .selectFrom('layout_scenarios')
      .select([...SUMMARY])
      .where('connection', '=', this.connection)
      .orderBy('name')
      .orderBy('scenario_id')
      .execute();
    return rows.map(scenarioOf);
  }

  /** `undefined` where there is none of that id. */
  async get(id: string): Promise<(KeptScenario & { content: ScenarioContent }) | undefined> {
    const row = await this.db
      .selectFrom('layout_scenarios')
      .selectAll()
      .where('connection', '=', this.connection)
      .where('scenario_id', '=', id)
      .executeTakeFirst();
    return row && { ...scenarioOf(row), content: JSON.parse(row.content) as ScenarioContent };
  }

  /** @returns the id of the new scenario */
  async create(name: string, content: ScenarioContent, author: Author): Promise<string> {
    const id = `scn-${randomBytes(8).toString('hex')}`;
    await this.db
      .insertInto('layout_scenarios')
      .values({
        connection: this.connection,
        scenario_id: id,
        name,
        owner: author.name,
        people: content.people.length,
        revision: 1,
        content: JSON.stringify(content),
        created_at: author.at,
        changed_at: author.at,
      })
      .execute();
    return id;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.db
      .updateTable('layout_scenarios')
      .set({ name })
      .where('connection', '=', this.connection)
      .where('scenario_id', '=', id)
      .execute();
  }

  /** @returns whether the people were replaced: not, where they are of another revision already */
  async replace(id: string, basedOn: number, content: ScenarioContent, at: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('layout_scenarios')
      .set({
        content: JSON.stringify(content),
        people: content.people.length,
        revision: basedOn + 1,
        changed_at: at,
      })
      .where('connection', '=', this.connection)
      .where('scenario_id', '=', id)
      .where('revision', '=', basedOn)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('layout_scenarios')
      .where('connection', '=', this.connection)
      .where('scenario_id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function scenarioOf(row: Pick<ScenarioRow, (typeof SUMMARY)[number]>): KeptScenario {
  return {
    id: row.scenario_id,
    name: row.name,
    owner: row.owner,
    people: row.people,
    revision: row.revision,
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
  };
}
