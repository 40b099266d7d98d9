import type { Stage } from '#shared/stages/contract.ts';
import { textOf } from '#web/form/number-of.ts';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import {
  NO_RECORDING,
  RECORDING,
  recordingDraftOf,
  type RecordingForm,
  recordingFormOf,
  recordingProblems,
} from './recording-form.ts';
import { TOKENS, tokenDraftOf, type TokenForm, tokenProblems } from './token-form.ts';

/** What somebody has typed for a new stage. */
export interface StageForm {
  name: string;
  recording: RecordingForm;
  tokens: TokenForm[];
  tags: TagRow[];
}

export const EMPTY_STAGE: StageForm = { name: '', recording: NO_RECORDING, tokens: [], tags: [] };

/** What would be sent for a new stage. */
export function stageDraftOf({ name, recording, tokens, tags }: StageForm) {
  return {
    name: textOf(name),
    [RECORDING]: recording.on ? recordingDraftOf(recording) : undefined,
    [TOKENS]: tokens.length === 0 ? undefined : tokens.map(tokenDraftOf),
    tags: tagsOf(tags),
  };
}

export function stageProblems({ recording, tokens, tags }: StageForm) {
  return [...recordingProblems(recording), ...tokenProblems(tokens), ...tagProblems(tags)];
}

/** What can be changed of a stage. */
export interface StageEdit {
  name: string;
  recording: RecordingForm;
}

export function editOf({ name = '', autoParticipantRecordingConfiguration }: Stage): StageEdit {
  return { name, recording: recordingFormOf(autoParticipantRecordingConfiguration) };
}

/**
 * What would be sent of a stage that is as `now` says: only what differs, because AWS refuses a recording that is sent
 * again while one is active. An emptied name is sent, and takes the name away.
 */
export function updateDraftOf(now: StageEdit, { name, recording }: StageEdit) {
  const [before, after] = [recordingDraftOf(now.recording), recordingDraftOf(recording)];
  return {
    name: name === now.name ? undefined : name,
    [RECORDING]: JSON.stringify(before) === JSON.stringify(after) ? undefined : after,
  };
}

export function updateProblems(now: StageEdit, edit: StageEdit) {
  const draft = updateDraftOf(now, edit);
  const isNothing = draft.name === undefined && draft[RECORDING] === undefined;
  return [
    ...recordingProblems(edit.recording),
    ...(isNothing
      ? [{ path: 'name', message: 'is as it was, and so is all else: there is nothing to send' }]
      : []),
  ];
}
