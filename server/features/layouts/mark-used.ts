import type { Database } from '#server/store/schema.ts';
import { PresetRepository } from './preset-repository.ts';

/**
 * Notes that a composition was started with a kept layout, at the console's own time. To be called by whoever starts
 * one, after AWS has taken it: features do not import each other, so that it is handed over in `api-handlers.ts`.
 *
 * @param connection the id of the connection, as in the address
 * @param presetId of a layout that may have been deleted meanwhile: then nothing happens
 */
export async function markUsed(db: Database, connection: string, presetId: string): Promise<void> {
  await new PresetRepository(db, connection).update(presetId, { used_at: Date.now() });
}
