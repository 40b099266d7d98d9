import { randomBytes } from 'node:crypto';
import type { PresetContent } from '#shared/layouts/presets.ts';
import type { Database, LayoutPresetsTable, LayoutVersionsTable, Row } from '#server/store/schema.ts';
import type { Author } from './author.ts';

/** What is kept of a layout, as the contract has it, with instants as `Date`. */
export interface KeptPreset {
  id: string;
  name: string;
  note: string;
  owner: string;
  createdAt: Date;
  usedAt?: Date;
  latest: KeptVersion;
}

export interface KeptVersion {
  version: number;
  note: string;
  content: PresetContent;
  madeBy: string;
  madeAt: Date;
}

type PresetRow = Row<LayoutPresetsTable>;
type VersionRow = Row<LayoutVersionsTable>;

/** Layouts kept by name, of one connection. Versions are only ever added. */
export class PresetRepository {
  private readonly db: Database;
  private readonly connection: string;

  constructor(db: Database, connection: string) {
    this.db = db;
    this.connection = connection;
  }

  /** Every preset with its latest version, by name. */
  async list(): Promise<KeptPreset[]> {
    const presets = await this.presets().orderBy('name').orderBy('preset_id').execute();
    const latest = await this.versions()
      .where('version', '=', (of) =>
        of
          .selectFrom('layout_versions as newer')
          .select(({ fn }) => fn.max('newer.version').as('version'))
          .whereRef('newer.connection', '=', 'layout_versions.connection')
          .whereRef('newer.preset_id', '=', 'layout_versions.preset_id'),
      )
      .execute();
    const byPreset = new Map(latest.map((version) => [version.preset_id, version]));
    return presets.flatMap((preset) => {
      const version = byPreset.get(preset.preset_id);
      return version ? [presetOf(preset, version)] : [];
    });
  }

  /** One preset with its versions, the newest first; `undefined` where there is none of that id. */
  async get(id: string): Promise<(KeptPreset & { versions: KeptVersion[] }) | undefined> {
    const preset = await this.presets().where('preset_id', '=', id).executeTakeFirst();
    const versions = await this.versions().where('preset_id', '=', id).orderBy('version', 'desc').execute();
    const [latest] = versions;
    return preset && latest && { ...presetOf(preset, latest), versions: versions.map(versionOf) };
  }

  /** @returns the id of the new preset */
  async create(name: string, note: string, content: PresetContent, author: Author): Promise<string> {
    const id = `lay-${randomBytes(8).toString('hex')}`;
    await this.db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('layout_presets')
        .values({
          connection: this.connection,
          preset_id: id,
          name,
          note,
          owner: author.name,
          created_at: author.at,
          used_at: null,
        })
        .execute();
      await transaction
        .insertInto('layout_versions')
        .values(this.versionRow(id, 1, '', content, author))
        .execute();
    });
    return id;
  }

  /** Changes what is there of a preset's name, note, owner and last use. */
  async update(
    id: string,
    change: Partial<Pick<PresetRow, 'name' | 'note' | 'owner' | 'used_at'>>,
  ): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await this.db
      .updateTable('layout_presets')
      .set(change)
      .where('connection', '=', this.connection)
      .where('preset_id', '=', id)
      .execute();
  }

  /** @returns whether it was added: not, where there is such a version already */
  async addVersion(
    id: string,
    version: number,
    note: string,
    content: PresetContent,
    author: Author,
  ): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('layout_versions')
      .values(this.versionRow(id, version, note, content, author))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    return this.db.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('layout_versions')
        .where('connection', '=', this.connection)
        .where('preset_id', '=', id)
        .execute();
      const { numDeletedRows } = await transaction
        .deleteFrom('layout_presets')
        .where('connection', '=', this.connection)
        .where('preset_id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
  }

  private presets() {
    return this.db.selectFrom('layout_presets').selectAll().where('connection', '=', this.connection);
  }

  private versions() {
    return this.db.selectFrom('layout_versions').selectAll().where('connection', '=', this.connection);
  }

  private versionRow(
    id: string,
    version: number,
    note: string,
    content: PresetContent,
    { name, at }: Author,
  ): VersionRow {
    return {
      connection: this.connection,
      preset_id: id,
      version,
      note,
      content: JSON.stringify(content),
      made_by: name,
      made_at: at,
    };
  }
}

function presetOf(preset: PresetRow, latest: VersionRow): KeptPreset {
  return {
    id: preset.preset_id,
    name: preset.name,
    note: preset.note,
    owner: preset.owner,
    createdAt: new Date(preset.created_at),
    ...(preset.used_at === null ? {} : { usedAt: new Date(preset.used_at) }),
    latest: versionOf(latest),
  };
}

function versionOf(row: VersionRow): KeptVersion {
  return {
    version: row.version,
    note: row.note,
    content: JSON.parse(row.content) as PresetContent,
    madeBy: row.made_by,
    madeAt: new Date(row.made_at),
  };
}
