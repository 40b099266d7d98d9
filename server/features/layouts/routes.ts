import type { layoutPresets } from '#shared/layouts/presets.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { authorOf } from './author.ts';
import { markUsed } from './mark-used.ts';
import { PresetRepository } from './preset-repository.ts';

/** Layouts kept by the console. AWS stores none, and is not asked. */
export function layoutPresetHandlers(
  connections: Connections,
  db: Database,
): ContractHandlers<typeof layoutPresets> {
  const of = (connection: string): PresetRepository =>
    new PresetRepository(db, connections.get(connection).settings.id);

  async function read(presets: PresetRepository, id: string) {
    const preset = await presets.get(id);
    if (!preset) throw new ApiError('not_found', `There is no kept layout ${id}: it may have been deleted.`);
    return preset;
  }

  return {
    async list({ connection }) {
      return { items: await of(connection).list() };
    },

    async get({ connection, presetId }) {
      return read(of(connection), presetId);
    },

    async create({ connection, body: { name, note = '', owner, content } }, { principal }) {
      const presets = of(connection);
      return read(presets, await presets.create(name, note, content, authorOf(owner, principal)));
    },

    async describe({ connection, presetId, body: { owner, ...body } }, { principal }) {
      const presets = of(connection);
      await presets.update(presetId, {
        ...body,
        ...(owner === undefined ? {} : { owner: authorOf(owner, principal).name }),
      });
      return read(presets, presetId);
    },

    async save({ connection, presetId, body: { basedOn, note = '', madeBy, content } }, { principal }) {
      const presets = of(connection);
      const before = await read(presets, presetId);
      const isNewest = before.latest.version === basedOn;
      if (
        !isNewest ||
        !(await presets.addVersion(presetId, basedOn + 1, note, content, authorOf(madeBy, principal)))
      ) {
        throw new ApiError(
          'conflict',
          `“${before.name}” has changed since version ${basedOn}. Load the newest version, or keep yours under another name.`,
        );
      }
      return read(presets, presetId);
    },

    async use({ connection, presetId }) {
      const presets = of(connection);
      await markUsed(db, connections.get(connection).settings.id, presetId);
      return read(presets, presetId);
    },

    async remove({ connection, presetId }) {
      const existed = await of(connection).remove(presetId);
      if (!existed) throw new ApiError('not_found', `There is no kept layout ${presetId}.`);
      return { id: presetId };
    },
  };
}
