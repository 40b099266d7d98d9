import type { OperationOutput } from '../wire/operation.ts';
import type { PagedOperation } from '../wire/page-limits.ts';
import {
  channelLike,
  makeEncoder,
  makeIngest,
  makeKey,
  makePublisher,
  makeStage,
  makeStorage,
  startComposition,
} from './make.ts';
import { COSTS_MONEY, NEEDS_BUCKET, NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget, Target } from './target.ts';

/** A list with a few items in it. */
export interface FilledList {
  input: object;
  /** Of the items that must come, each once. */
  keys: string[];
  /** Adds one more, which may come or not. */
  insert: () => Promise<unknown>;
}

type KeysOf<O extends PagedOperation> = (page: OperationOutput<O>) => (string | undefined)[] | undefined;

export type PagedCase<O extends PagedOperation> = { keysOf: KeysOf<O> } & (
  | { fill: (target: Target) => Promise<FilledList> }
  | { simulated: string; fill: (target: SimulatedTarget) => Promise<FilledList> }
);

/** One after another: some are told apart by the order in which they were made. */
async function several<Item>(count: number, make: (index: number) => Promise<Item>): Promise<Item[]> {
  const made: Item[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}

const arns = (items: readonly { arn?: string | undefined }[] | undefined) => items?.map(({ arn }) => arn);

/** For each operation that answers in pages, more than fits on two of them. */
export const PAGED_CASES: { readonly [O in PagedOperation]: PagedCase<O> } = {
  ListStages: {
    keysOf: ({ stages }) => arns(stages),
    fill: async (target: Target) => ({
      input: {},
      keys: await several(7, () => makeStage(target)),
      insert: () => makeStage(target),
    }),
  },
  ListEncoderConfigurations: {
    keysOf: ({ encoderConfigurations }) => arns(encoderConfigurations),
    fill: async (target: Target) => ({
      input: {},
      keys: await several(7, () => makeEncoder(target)),
      insert: () => makeEncoder(target),
    }),
  },
  ListStorageConfigurations: {
    simulated: NEEDS_BUCKET,
    keysOf: ({ storageConfigurations }) => arns(storageConfigurations),
    fill: async (target: SimulatedTarget) => ({
      input: {},
      keys: await several(4, () => makeStorage(target)),
      insert: () => makeStorage(target),
    }),
  },
  ListIngestConfigurations: {
    keysOf: ({ ingestConfigurations }) => arns(ingestConfigurations),
    fill: async (target: Target) => ({
      input: { filterByState: 'INACTIVE' },
      keys: (await several(7, () => makeIngest(target))).map(({ arn }) => arn),
      insert: () => makeIngest(target),
    }),
  },
  ListPublicKeys: {
    simulated: 'three keys are all that an account may have, and one page of two is no paging',
    keysOf: ({ publicKeys }) => arns(publicKeys),
    fill: async (target: SimulatedTarget) => ({
      input: {},
      keys: (await several(6, () => makeKey(target))).map(({ arn }) => arn),
      insert: () => makeKey(target),
    }),
  },
  ListCompositions: {
    simulated: COSTS_MONEY,
    keysOf: ({ compositions }) => arns(compositions),
    fill: async (target: SimulatedTarget) => {
      const stageArn = await makeStage(target);
      const start = (index: number) =>
        startComposition(target, {
          stageArn,
          destinations: [{ channel: { channelArn: channelLike(stageArn, `channel${index}`) } }],
        });
      return {
        input: { filterByStageArn: stageArn },
        keys: (await several(4, start)).map(({ arn }) => arn),
        insert: () => start(9),
      };
    },
  },
  ListStageSessions: {
    simulated: NEEDS_PEOPLE,
    keysOf: ({ stageSessions }) => stageSessions?.map(({ sessionId }) => sessionId),
    fill: async (target: SimulatedTarget) => {
      const stageArn = await makeStage(target);
      const hold = async () => {
        const person = await target.simulate.join({ stageArn });
        await target.simulate.step(60);
        await target.simulate.act(person, 'leave');
        await target.simulate.step(600);
        return person.sessionId;
      };
      return { input: { stageArn }, keys: await several(5, hold), insert: hold };
    },
  },
  ListParticipants: {
    simulated: NEEDS_PEOPLE,
    keysOf: ({ participants }) => participants?.map(({ participantId }) => participantId),
    fill: async (target: SimulatedTarget) => {
      const stageArn = await makeStage(target);
      const people = await several(7, () => target.simulate.join({ stageArn }));
      return {
        input: { stageArn, sessionId: people[0]?.sessionId },
        keys: people.map(({ participantId }) => participantId),
        insert: () => target.simulate.join({ stageArn }),
      };
    },
  },
  ListParticipantEvents: {
    simulated: NEEDS_PEOPLE,
    keysOf: ({ events }) => events?.map(({ name, eventTime }) => `${name} ${eventTime?.toISOString()}`),
    fill: async (target: SimulatedTarget) => {
      const stageArn = await makeStage(target);
      const person = await makePublisher(target.simulate, stageArn);
      const change = async (index: number) => {
        await target.simulate.step(5);
        await target.simulate.act(person, index % 2 === 0 ? 'unpublish' : 'publish');
      };
      await several(6, change);
      const { sessionId, participantId } = person;
      const input = { stageArn, sessionId, participantId };
      const { events = [] } = await target.call('ListParticipantEvents', input);
      const keys = events.map(({ name, eventTime }) => `${name} ${eventTime?.toISOString()}`);
      return { input, keys, insert: () => change(6) };
    },
  },
  ListParticipantReplicas: {
    simulated: NEEDS_PEOPLE,
    keysOf: ({ replicas }) => replicas?.map(({ destinationStageArn }) => destinationStageArn),
    fill: async (target: SimulatedTarget) => {
      const sourceStageArn = await makeStage(target);
      const { participantId } = await makePublisher(target.simulate, sourceStageArn);
      const replicate = async () => {
        const destinationStageArn = await makeStage(target);
        await target.call('StartParticipantReplication', {
          sourceStageArn,
          destinationStageArn,
          participantId,
        });
        return destinationStageArn;
      };
      return {
        input: { sourceStageArn, participantId },
        keys: await several(4, replicate),
        insert: replicate,
      };
    },
  },
};
