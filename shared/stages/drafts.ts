import * as z from 'zod/mini';
import { ResourceName } from '../contract/resource-name.ts';
import { TagsDraft } from '../tags/drafts.ts';
import { TokenDraft } from '../tokens/drafts.ts';
import { RecordingDraft } from './recording-draft.ts';

/** A stage to be created. */
export const StageDraft = z.strictObject({
  name: z.optional(ResourceName),
  /** Tokens to make with it: the answer has them in the same order. */
  participantTokenConfigurations: z.optional(z.array(TokenDraft).check(z.maxLength(12))),
  tags: z.optional(TagsDraft),
  autoParticipantRecordingConfiguration: z.optional(RecordingDraft),
});
export type StageDraft = z.input<typeof StageDraft>;

/** Changes of a stage; what is left out stays as it is. */
export const StageUpdate = z.strictObject({
  name: StageDraft.shape.name,
  autoParticipantRecordingConfiguration: StageDraft.shape.autoParticipantRecordingConfiguration,
});
export type StageUpdate = z.input<typeof StageUpdate>;
