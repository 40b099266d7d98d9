import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { KeptBy, KeptName } from './kept-words.ts';

/** As many as a stage takes publishers (service quota). */
export const MOST_PEOPLE = 12;

const Side = z.int().check(z.minimum(1), z.maximum(8192));

/**
 * Attributes of a token. AWS takes 1 KB in all; what is longer is of no token, and is let be up to a bound of our own,
 * so that one can see what a layout makes of it.
 */
const Attributes = z
  .record(z.string().check(z.maxLength(128)), z.string().check(z.maxLength(1024)))
  .check(
    z.refine((attributes) => Object.keys(attributes).length <= 1024, 'must have at most 1024 attributes'),
  );

/** Somebody of a scenario: `Person` of the geometry, as it is kept. */
export const ScenarioPerson = z.strictObject({
  /** Of their own within the scenario. */
  id: z.string().check(z.minLength(1), z.maxLength(128)),
  name: z.string().check(z.maxLength(128)),
  attributes: Attributes,
  /** Seconds after the first, or any number that grows with time. */
  arrivedAt: z.number(),
  video: z.enum(['on', 'stopped', 'none']),
  source: z.strictObject({ width: Side, height: Side }),
  isScreen: z.optional(z.boolean()),
});

/** Who is looked at, and how many of them are on the stage: the first so many. */
export const ScenarioContent = z
  .strictObject({
    people: z.array(ScenarioPerson).check(
      z.maxLength(MOST_PEOPLE),
      z.refine(
        (people) => new Set(people.map(({ id }) => id)).size === people.length,
        'must have an id of its own for each person',
      ),
    ),
    shown: z.int().check(z.minimum(0), z.maximum(MOST_PEOPLE)),
  })
  .check(
    z.refine(({ people, shown }) => shown <= people.length, 'must show at most as many people as it has'),
  );
export type ScenarioContent = z.input<typeof ScenarioContent>;

const LayoutScenarioId = z
  .string()
  .check(z.regex(/^scn-[a-f0-9]{16}$/, 'must be the id of a kept scenario: scn- and 16 hexadecimal digits'));

/** People that somebody keeps by a name, to look at layouts with. */
export const LayoutScenario = z.object({
  id: z.string(),
  name: z.string(),
  /** As its people wrote it: nobody signs in yet. */
  owner: z.string(),
  /** How many people it has. */
  people: z.int(),
  /** One more with every change of its people: who changes them names the one that they have seen. */
  revision: z.int(),
  /** By the console's own clock. */
  createdAt: Instant,
  changedAt: Instant,
});
export type LayoutScenario = z.input<typeof LayoutScenario>;

export const LayoutScenarioInFull = z.object({ ...LayoutScenario.shape, content: ScenarioContent });
export type LayoutScenarioInFull = z.input<typeof LayoutScenarioInFull>;

const scenario = { connection: ConnectionId, scenarioId: LayoutScenarioId };

/** Scenarios kept by the console, for each connection on its own: AWS knows nothing of them. */
export const layoutScenarios = contract('scenarios', {
  list: json({
    path: '/:connection/layout-scenarios',
    summary: 'Every kept scenario, by name',
    access: 'read',
    params: { connection: ConnectionId },
    output: z.object({ items: z.array(LayoutScenario) }),
  }),
  get: json({
    path: '/:connection/layout-scenarios/:scenarioId',
    summary: 'A kept scenario with its people',
    access: 'read',
    params: scenario,
    output: LayoutScenarioInFull,
  }),
  create: json({
    method: 'POST',
    path: '/:connection/layout-scenarios',
    summary: 'Keeps people under a name',
    access: 'write',
    invalidates: ['scenarios.list'],
    params: { connection: ConnectionId },
    body: z.strictObject({ name: KeptName, owner: z.optional(KeptBy), content: ScenarioContent }),
    output: LayoutScenarioInFull,
    status: 201,
  }),
  rename: json({
    method: 'PATCH',
    path: '/:connection/layout-scenarios/:scenarioId',
    summary: 'Gives a kept scenario another name',
    access: 'write',
    invalidates: ['scenarios.list', 'scenarios.get'],
    params: scenario,
    body: z.strictObject({ name: KeptName }),
    output: LayoutScenarioInFull,
  }),
  save: json({
    method: 'PUT',
    path: '/:connection/layout-scenarios/:scenarioId/people',
    summary: 'Puts other people into a kept scenario, unless somebody else has done so meanwhile',
    access: 'write',
    invalidates: ['scenarios.list', 'scenarios.get'],
    params: scenario,
    body: z.strictObject({
      /** The revision that was seen: with a newer one there, this is a conflict. */
      basedOn: z.int().check(z.minimum(1)),
      content: ScenarioContent,
    }),
    output: LayoutScenarioInFull,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/layout-scenarios/:scenarioId',
    summary: 'Deletes a kept scenario',
    access: 'destroy',
    invalidates: ['scenarios.list', 'scenarios.get'],
    params: scenario,
    output: z.object({ id: z.string() }),
  }),
});
