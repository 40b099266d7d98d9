import type {
  DestinationConfiguration,
  LayoutConfiguration,
  StartCompositionRequest,
} from '@aws-sdk/client-ivs-realtime';
import { standingAt } from '../simulation/compositions.ts';
import { GRID_DEFAULTS, PIP_DEFAULTS } from '../simulation/layout-defaults.ts';
import { resourceId } from '../state/ids.ts';
import type { Change } from '../state/interventions.ts';
import { requireRoom } from '../state/quotas.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { compositionAt, describedComposition } from './compositions.ts';
import { broadcastsNow } from './broadcasts.ts';
import { channelIdIn } from './channel.ts';
import { runningCompositions } from './in-use.ts';
import { found, idIn } from './locate.ts';
import { stageAt } from './stages.ts';

type Started = Extract<Change, { kind: 'composition-started' }>;
type Wanted = Omit<Started['destinations'][number], 'id'>;

/** What was set, over the defaults; what was sent as `undefined` was not set. */
function filled<Defaults extends object>(defaults: Defaults, given: object): Defaults {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}

/** The layout as it is echoed: a grid, unless picture-in-picture is asked for (API Reference, LayoutConfiguration). */
function layoutOf(layout: LayoutConfiguration | undefined): Started['layout'] {
  return layout?.pip
    ? { pip: filled(PIP_DEFAULTS, layout.pip) }
    : { grid: filled(GRID_DEFAULTS, layout?.grid ?? {}) };
}

/** The encoder configuration of an ARN, which must be there. */
function encoderIn(world: World, member: string, arn: string): string {
  const id = idIn(world, 'encoder-configuration', member, arn);
  return found(world.resources.find('encoder-configuration', id)).id;
}

function destinationOf(world: World, asked: DestinationConfiguration, index: number): Wanted {
  const at = `destinations[${index}]`;
  const none = { storageConfigurationId: '', channelId: '', segmentSeconds: 2, thumbnails: null };
  const { name = '', channel, s3 } = asked;
  if (channel) {
    const { encoderConfigurationArn: encoder } = channel;
    return {
      ...none,
      name,
      kind: 'channel',
      channelId: channelIdIn(world, `${at}.channel.channelArn`, channel.channelArn),
      encoderConfigurationId:
        encoder === undefined ? null : encoderIn(world, `${at}.channel.encoderConfigurationArn`, encoder),
    };
  }
  const storage = idIn(
    world,
    'storage-configuration',
    `${at}.s3.storageConfigurationArn`,
    s3?.storageConfigurationArn,
  );
  const [thumbnails] = s3?.thumbnailConfigurations ?? [];
  return {
    ...none,
    name,
    kind: 's3',
    storageConfigurationId: found(world.resources.find('storage-configuration', storage)).id,
    encoderConfigurationId: encoderIn(
      world,
      `${at}.s3.encoderConfigurationArns[0]`,
      s3?.encoderConfigurationArns?.[0] ?? '',
    ),
    segmentSeconds: s3?.recordingConfiguration?.hlsConfiguration?.targetSegmentDurationSeconds ?? 2,
    thumbnails: thumbnails
      ? {
          targetIntervalSeconds: thumbnails.targetIntervalSeconds ?? 60,
          storage: thumbnails.storage?.length ? thumbnails.storage : ['SEQUENTIAL'],
        }
      : null,
  };
}

/** API Reference, ChannelDestinationConfiguration: the channel must be offline. */
function requireOffline(world: World, channelId: string): void {
  if (broadcastsNow(world).some((broadcast) => broadcast.channelId === channelId))
    throw new AwsError('ConflictException', 'Channel is in use by another broadcast');
}

/**
 * The composition that the same request has started before. UNCONFIRMED: how long a token is remembered; as long as the
 * composition can be read. UNCONFIRMED: what becomes of a token with another request; a conflict.
 */
function repeated(world: World, token: string | undefined, request: string) {
  const earlier = token === undefined ? undefined : world.compositions.startedWith(token);
  const script =
    earlier && world.compositionsAt(world.clock.now()).find((candidate) => candidate.id === earlier.id);
  if (script && earlier.request !== request) {
    throw new AwsError('ConflictException', 'The idempotency token was used with other parameters');
  }
  return script;
}

export function startComposition(world: World): Handler<'StartComposition'> {
  return (input: StartCompositionRequest) => {
    const stage = stageAt(world, 'stageArn', input.stageArn);
    const { idempotencyToken, tags = {} } = input;
    const layout = layoutOf(input.layout);
    const asked = (input.destinations ?? []).map((one, index) => destinationOf(world, one, index));
    const sorted = Object.entries(tags).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const request = JSON.stringify([stage.id, layout, asked, sorted]);
    const earlier = repeated(world, idempotencyToken, request);
    if (earlier) return { composition: describedComposition(world, earlier) };
    const running = runningCompositions(world);
    requireRoom(world.quotas, 'compositions', running.length);
    const here = running.filter(({ stageId }) => stageId === stage.id);
    requireRoom(world.quotas, 'compositionsPerStage', here.length);
    for (const { kind, channelId } of asked) if (kind === 'channel') requireOffline(world, channelId);
    const dice = world.dice('composition');
    const compositionId = resourceId(dice);
    world.perform({
      kind: 'composition-started',
      stageId: stage.id,
      compositionId,
      layout,
      destinations: asked.map((one) => ({ id: resourceId(dice), ...one })),
      tags,
      idempotency: idempotencyToken === undefined ? null : { token: idempotencyToken, request },
    });
    const script = world.compositionsAt(world.clock.now()).find(({ id }) => id === compositionId);
    return { composition: describedComposition(world, found(script)) };
  };
}

/** UNCONFIRMED: to stop what has stopped or is about to; a conflict with its state. */
export function stopComposition(world: World): Handler<'StopComposition'> {
  return (input) => {
    const { id: compositionId, stageId, transitions } = compositionAt(world, input.arn);
    const state = standingAt(transitions, world.clock.now())?.state;
    if (state !== 'STARTING' && state !== 'ACTIVE') {
      throw new AwsError('ConflictException', `Composition is ${state}`);
    }
    world.perform({ kind: 'composition-stopped', stageId, compositionId });
    return {};
  };
}
