import fc from 'fast-check';
import { ARN_KINDS, type ArnKind } from '../state/arn.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handlers } from '../wire/handler.ts';
import { newSigningKey } from './signed-token.ts';

/** Random things that clients do to an account's resources, right and wrong ones. */

export interface Move {
  act: keyof typeof ACTS;
  /** Chooses among the resources that there are at that moment. */
  target: number;
  other: number;
  text: string;
  flag: boolean;
  /** World time that passes before, in milliseconds. */
  pause: number;
}

/** Generating keys is slow, and a few are enough to be imported twice. */
const PEMS = [0, 1, 2, 3].map(() => newSigningKey().pem);

/** Who makes the moves. */
export interface Mover {
  api: Handlers;
  accountId: string;
}

type Listed = readonly { arn?: string | undefined }[] | undefined;

/** One of the ARNs, or, now and then, one of nothing. */
function pick({ accountId }: Mover, kind: ArnKind, listed: Listed, at: number): string {
  const unknown = `arn:aws:ivs:us-east-1:${accountId}:${kind}/Unknown12345`;
  const arns = [...(listed ?? []).map(({ arn }) => arn ?? unknown), unknown];
  return arns[at % arns.length] ?? unknown;
}

const LISTS: Record<ArnKind, (api: Handlers) => Listed> = {
  stage: (api) => api.ListStages({ maxResults: 100 }).stages,
  composition: (api) => api.ListCompositions({}).compositions,
  'encoder-configuration': (api) => api.ListEncoderConfigurations({}).encoderConfigurations,
  'storage-configuration': (api) => api.ListStorageConfigurations({}).storageConfigurations,
  'ingest-configuration': (api) => api.ListIngestConfigurations({}).ingestConfigurations,
  'public-key': (api) => api.ListPublicKeys({}).publicKeys,
};

const some = (mover: Mover, kind: ArnKind, at: number): string =>
  pick(mover, kind, LISTS[kind](mover.api), at);
const anything = (mover: Mover, { target, other }: Move): string =>
  some(mover, ARN_KINDS[other % ARN_KINDS.length] ?? 'stage', target);

const recording = (mover: Mover, move: Move) => ({
  storageConfigurationArn: move.flag ? some(mover, 'storage-configuration', move.other) : '',
  recordingReconnectWindowSeconds: move.other % 320,
});

const ACTS = {
  createStage: (mover: Mover, move: Move) =>
    mover.api.CreateStage({
      name: move.text,
      tags: { [move.text]: move.text },
      ...(move.target % 2 === 0 ? { autoParticipantRecordingConfiguration: recording(mover, move) } : {}),
      participantTokenConfigurations: Array.from({ length: move.other % 3 }, () => ({ userId: move.text })),
    }),
  updateStage: (mover: Mover, move: Move) =>
    mover.api.UpdateStage({
      arn: some(mover, 'stage', move.target),
      ...(move.other % 2 === 0 ? { name: move.text } : {}),
      ...(move.other % 3 === 0 ? { autoParticipantRecordingConfiguration: recording(mover, move) } : {}),
    }),
  deleteStage: (mover: Mover, move: Move) =>
    mover.api.DeleteStage({ arn: some(mover, 'stage', move.target) }),
  createToken: (mover: Mover, move: Move) =>
    mover.api.CreateParticipantToken({
      stageArn: some(mover, 'stage', move.target),
      userId: move.text,
      duration: move.other,
    }),
  createEncoder: (mover: Mover, move: Move) =>
    mover.api.CreateEncoderConfiguration({ name: move.text, video: { width: 2 + (move.other % 1_000) * 2 } }),
  deleteEncoder: (mover: Mover, move: Move) =>
    mover.api.DeleteEncoderConfiguration({ arn: some(mover, 'encoder-configuration', move.target) }),
  createStorage: (mover: Mover, move: Move) =>
    mover.api.CreateStorageConfiguration({ name: move.text, s3: { bucketName: `bucket-${move.other}` } }),
  deleteStorage: (mover: Mover, move: Move) =>
    mover.api.DeleteStorageConfiguration({ arn: some(mover, 'storage-configuration', move.target) }),
  createIngest: (mover: Mover, move: Move) =>
    mover.api.CreateIngestConfiguration({
      ingestProtocol: move.flag ? 'RTMPS' : 'RTMP',
      insecureIngest: move.other % 3 > 0,
      redundantIngest: move.other % 2 === 0,
      name: move.text,
      stageArn: move.other % 5 === 0 ? '' : some(mover, 'stage', move.target),
    }),
  updateIngest: (mover: Mover, move: Move) =>
    mover.api.UpdateIngestConfiguration({
      arn: some(mover, 'ingest-configuration', move.target),
      ...(move.other % 3 === 0 ? {} : { stageArn: move.flag ? some(mover, 'stage', move.other) : '' }),
      ...(move.other % 2 === 0 ? {} : { redundantIngest: move.flag }),
    }),
  deleteIngest: (mover: Mover, move: Move) =>
    mover.api.DeleteIngestConfiguration({
      arn: some(mover, 'ingest-configuration', move.target),
      force: move.flag,
    }),
  importKey: (mover: Mover, move: Move) =>
    mover.api.ImportPublicKey({ publicKeyMaterial: PEMS[move.target % PEMS.length], name: move.text }),
  deleteKey: (mover: Mover, move: Move) =>
    mover.api.DeletePublicKey({ arn: some(mover, 'public-key', move.target) }),
  tag: (mover: Mover, move: Move) =>
    mover.api.TagResource({
      resourceArn: anything(mover, move),
      tags: Object.fromEntries(
        Array.from({ length: move.target % 30 }, (_, index) => [
          `${move.text}${move.other + index}`,
          move.text,
        ]),
      ),
    }),
  untag: (mover: Mover, move: Move) => {
    const resourceArn = anything(mover, move);
    const keys = Object.keys(mover.api.ListTagsForResource({ resourceArn }).tags ?? {});
    return mover.api.UntagResource({ resourceArn, tagKeys: keys.slice(0, move.target % 10) });
  },
};

export const resourceMoves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
    target: fc.nat(60),
    other: fc.nat(2_000),
    text: fc.oneof(
      { weight: 8, arbitrary: fc.stringMatching(/^[a-zA-Z0-9-_]{1,12}$/) },
      fc.constantFrom('', '__proto__', 'ümlaut', 'a b'),
    ),
    flag: fc.boolean(),
    pause: fc.oneof(fc.constant(0), fc.nat(3_600_000)),
  }),
  { minLength: 5, maxLength: 60, size: 'max' },
);

/** Makes a move. Gives the refusal's name, if it was refused as an API refuses; throws what no API may throw. */
export function make(mover: Mover, move: Move): string | undefined {
  try {
    ACTS[move.act](mover, move);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.name;
    throw error;
  }
}
