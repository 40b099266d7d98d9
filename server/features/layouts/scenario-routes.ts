import type { layoutScenarios } from '#shared/layouts/scenarios.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { authorOf } from './author.ts';
import { ScenarioRepository } from './scenario-repository.ts';

/** Scenarios kept by the console. AWS knows nothing of them, and is not asked. */
export function layoutScenarioHandlers(
  connections: Connections,
  db: Database,
): ContractHandlers<typeof layoutScenarios> {
  const of = (connection: string): ScenarioRepository =>
    new ScenarioRepository(db, connections.get(connection).settings.id);

  async function read(scenarios: ScenarioRepository, id: string) {
    const scenario = await scenarios.get(id);
    if (!scenario)
      throw new ApiError('not_found', `There is no kept scenario ${id}: it may have been deleted.`);
    return scenario;
  }

  return {
    async list({ connection }) {
      return { items: await of(connection).list() };
    },

    async get({ connection, scenarioId }) {
      return read(of(connection), scenarioId);
    },

    async create({ connection, body: { name, owner, content } }, { principal }) {
      const scenarios = of(connection);
      return read(scenarios, await scenarios.create(name, content, authorOf(owner, principal)));
    },

    async rename({ connection, scenarioId, body: { name } }) {
      const scenarios = of(connection);
      await scenarios.rename(scenarioId, name);
      return read(scenarios, scenarioId);
    },

    async save({ connection, scenarioId, body: { basedOn, content } }) {
      const scenarios = of(connection);
      if (!(await scenarios.replace(scenarioId, basedOn, content, Date.now()))) {
        const { name } = await read(scenarios, scenarioId);
        throw new ApiError(
          'conflict',
          `Somebody else has put other people into “${name}” meanwhile. Look at them first, or keep yours under another name.`,
        );
      }
      return read(scenarios, scenarioId);
    },

    async remove({ connection, scenarioId }) {
      const existed = await of(connection).remove(scenarioId);
      if (!existed) throw new ApiError('not_found', `There is no kept scenario ${scenarioId}.`);
      return { id: scenarioId };
    },
  };
}
