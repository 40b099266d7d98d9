import type { World } from '#server/emulator/state/world.ts';
import type { Perform } from '../wire/answered-service.ts';
import { ServiceError } from '../wire/service-error.ts';
import { isEncoder } from './media-model.ts';
import { listMetricsInput, readInput } from './metric-inputs.ts';
import { type Dimensions, EMITTED, NAMESPACE } from './metric-names.ts';
import { sessionsWithin } from './stage-samples.ts';

const DAY = 86_400_000;
/** ListMetrics finds what had data within two weeks, or within three hours where that is asked for. */
const RECENT_MS = 14 * DAY;
const RECENTLY_ACTIVE_MS = DAY / 8;
/** Results a page (CloudWatch API Reference, ListMetrics). */
const PAGE = 500;

/** ListMetrics: what the service has sent of late, by what there was to measure. */
export const listMetrics =
  (world: () => World): Perform =>
  (given) => {
    const input = readInput(listMetricsInput, given);
    const served = world();
    const now = served.clock.now();
    const span = { from: now - (input.RecentlyActive ? RECENTLY_ACTIVE_MS : RECENT_MS), to: now };
    const found =
      input.Namespace === undefined || input.Namespace === NAMESPACE ? metricsWithin(served, span) : [];
    const wanted = found.filter(
      ({ name, dimensions }) =>
        (input.MetricName === undefined || input.MetricName === name) &&
        input.Dimensions.every(({ Name, Value }) =>
          Value === undefined ? Name in dimensions : dimensions[Name] === Value,
        ),
    );
    const from = placeIn(input.NextToken, wanted.length);
    const page = wanted.slice(from, from + PAGE);
    return {
      Metrics: page.map(({ name, dimensions }) => ({
        Namespace: NAMESPACE,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
      ...(from + PAGE < wanted.length
        ? { NextToken: Buffer.from(String(from + PAGE)).toString('base64url') }
        : {}),
    };
  };

interface Listed {
  name: string;
  dimensions: Dimensions;
}

function metricsWithin(world: World, span: { from: number; to: number }): Listed[] {
  const stages = [...world.everyStageId()].map((Stage) => ({
    Stage,
    sessions: sessionsWithin(world, Stage, span),
  }));
  const active = stages.filter(({ sessions }) => sessions.length > 0);
  const listed: Listed[] = [];
  const add = (set: string, dimensions: Dimensions): void => {
    for (const [name, { sets }] of Object.entries(EMITTED))
      if (sets.some((one) => one.join() === set)) listed.push({ name, dimensions });
  };
  if (active.length > 0) add('', {});
  for (const { Stage, sessions } of active) {
    add('Stage', { Stage });
    for (const person of sessions.flatMap(({ script }) => script.publishers)) {
      const of = { Stage, Participant: person.participantId };
      add('Participant,Stage', of);
      for (const MediaType of ['video', 'audio']) add('MediaType,Participant,Stage', { ...of, MediaType });
      const layers = isEncoder(person) ? ['none'] : ['hi', 'mid', 'low', 'none'];
      for (const SimulcastLayer of layers)
        add('MediaType,Participant,SimulcastLayer,Stage', { ...of, MediaType: 'video', SimulcastLayer });
      add('MediaType,Participant,SimulcastLayer,Stage', {
        ...of,
        MediaType: 'audio',
        SimulcastLayer: 'none',
      });
    }
  }
  return listed;
}

function placeIn(token: string | undefined, count: number): number {
  if (token === undefined) return 0;
  const text = Buffer.from(token, 'base64url').toString('latin1');
  if (!/^\d{1,9}$/.test(text) || Number(text) >= count)
    throw new ServiceError('InvalidParameterValue', 'The next token is not valid.');
  return Number(text);
}
