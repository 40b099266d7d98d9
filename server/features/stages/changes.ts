import type { stageChanges } from '#shared/stages/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { recordingInput } from './recording-input.ts';

export const stageChangeHandlers: ContractHandlers<typeof stageChanges> = {
  async create(
    { connection, body: { autoParticipantRecordingConfiguration: recording, ...draft } },
    context,
  ) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.call('CreateStage', {
      ...draft,
      autoParticipantRecordingConfiguration: await recordingInput(upstream, recording),
    });
    return { item: output.stage, participantTokens: output.participantTokens, asOf };
  },

  async update(
    { connection, stageId, body: { autoParticipantRecordingConfiguration: recording, ...update } },
    context,
  ) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.call('UpdateStage', {
      ...update,
      arn: await upstream.arn('stage', stageId),
      autoParticipantRecordingConfiguration: await recordingInput(upstream, recording),
    });
    return { item: output.stage, asOf };
  },

  async remove({ connection, stageId }, context) {
    const upstream = context.upstream(connection);
    const { asOf } = await upstream.call('DeleteStage', { arn: await upstream.arn('stage', stageId) });
    return { asOf };
  },
};
