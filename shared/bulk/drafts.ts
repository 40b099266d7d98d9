import * as z from 'zod/mini';
import { ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';
import { Reason } from '../contract/reason.ts';
import { ResourceName } from '../contract/resource-name.ts';
import { RecordingDraft } from '../stages/recording-draft.ts';
import { TagRemovals, TagsDraft } from '../tags/drafts.ts';

/** So many things a job: ten times what an account may have of stages unless AWS has raised its quota. */
export const MOST_AT_ONCE = 10_000;
/** So many stages are created by one job: a new account may have 1,000 in all (service quota, adjustable). */
export const MOST_CREATED = 1_000;

/** A tag by which a stage that was created is found again, where AWS's answer was lost (docs/adr/030). */
export const MARKER_TAG = 'callboard:bulk';

function isEachOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
const EACH_ONCE = 'must name each one once';

const StageIds = z
  .array(ResourceId)
  .check(z.minLength(1), z.maxLength(MOST_AT_ONCE), z.refine(isEachOnce, EACH_ONCE));

/** Drawn by whoever asks. With the same key it is the same job: asked for twice, it is done once. */
const Key = z.string().check(z.regex(/^[a-zA-Z0-9-]{8,64}$/, 'must be 8 to 64 letters, digits and hyphens'));

/** Kept with the job; of people who are taken out of a stage AWS is told. */
const Why = Reason.check(z.minLength(1), z.regex(/\S/, 'must have a letter or a digit'));

const asked = { key: Key, reason: z.optional(Reason) };
const askedWithReason = { key: Key, reason: Why };

function isSome(record: object): boolean {
  return Object.keys(record).length > 0;
}

export const BulkTag = z.strictObject({
  ...asked,
  stageIds: StageIds,
  tags: TagsDraft.check(z.refine(isSome, 'must have at least one entry')),
});

export const BulkUntag = z.strictObject({
  ...asked,
  stageIds: StageIds,
  tagKeys: TagRemovals.shape.tagKeys.check(z.minLength(1)),
});

export const BulkDelete = z.strictObject({ ...askedWithReason, stageIds: StageIds });

/** The service allows 50 tags, and one of them is the marker. */
function leavesRoom(tags: Readonly<Record<string, string>>): boolean {
  return Object.keys(tags).length < 50 && !Object.hasOwn(tags, MARKER_TAG);
}
const StageTags = TagsDraft.check(
  z.refine(leavesRoom, `must have at most 49 entries, and not ${MARKER_TAG}, which the console adds`),
);

export const BulkStage = z.strictObject({ name: ResourceName, tags: z.optional(StageTags) });

export const BulkCreate = z.strictObject({
  ...asked,
  stages: z.array(BulkStage).check(z.minLength(1), z.maxLength(MOST_CREATED)),
  /** Of every stage. */
  autoParticipantRecordingConfiguration: z.optional(RecordingDraft),
});
export type BulkCreate = z.input<typeof BulkCreate>;

export const BulkDisconnect = z.strictObject({
  ...askedWithReason,
  stageId: ResourceId,
  sessionId: SessionId,
  participantIds: z
    .array(ParticipantId)
    .check(z.minLength(1), z.maxLength(MOST_AT_ONCE), z.refine(isEachOnce, EACH_ONCE)),
});

/** What is looked at before any of it is done; of AWS's lists it is the browser that knows them. */
export const BulkPreview = z.strictObject({
  action: z.enum(['tag', 'untag', 'delete', 'create', 'disconnect']),
  /** How many. */
  count: z.int().check(z.minimum(1), z.maximum(MOST_AT_ONCE)),
  /** The sessions that would end. */
  sessionIds: z.optional(z.array(SessionId).check(z.maxLength(MOST_AT_ONCE))),
});
