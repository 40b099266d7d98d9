import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { RECORDED_MEDIA, THUMBNAIL_MODES } from '#shared/stages/recording-draft.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { StorageChoice } from '#web/components/storage-choice.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { SelectField } from '#web/form/select-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { MEDIA_WORDS, THUMBNAIL_MODE_WORDS } from '../recording-words.ts';
import { RECORDING, type RecordingForm } from './recording-form.ts';

interface RecordingFieldsProps {
  form: FieldHost;
  recording: RecordingForm;
  onChange: (change: Partial<RecordingForm>, path?: string) => void;
}

/** Whether and how a stage records each of its participants: all six parts of the set-up. */
export function RecordingFields({ form, recording, onChange }: RecordingFieldsProps) {
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <CheckBox
        label="Record each participant who publishes"
        checked={recording.on}
        disabled={form.disabled}
        onChange={(on) => onChange({ on }, RECORDING)}
        hint={recording.on ? undefined : 'Nobody is recorded, and AWS keeps no other setting of it.'}
      />
      {recording.on && <RecordingSettings form={form} recording={recording} onChange={onChange} />}
    </div>
  );
}

type NumberMember = 'reconnectWindow' | 'segmentDuration' | 'thumbnailInterval';

function RecordingSettings({ form, recording, onChange }: RecordingFieldsProps) {
  const connection = useConnectionId();
  const storages = useWholeList(storageConfigurations.list, { connection });
  const at = (member: string) => `${RECORDING}.${member}`;
  const number = (member: NumberMember, path: string) => ({
    form,
    path,
    kind: 'number' as const,
    value: recording[member],
    onChange: (value: string) => onChange({ [member]: value }, path),
  });
  return (
    <>
      <StorageChoice
        form={form}
        path={at('storageConfigurationId')}
        list={storages}
        value={recording.storageConfigurationId}
        onChange={(storageConfigurationId) =>
          onChange({ storageConfigurationId }, at('storageConfigurationId'))
        }
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          form={form}
          path={at('mediaTypes')}
          label="Media types"
          none="As AWS has it: audio and video"
          value={recording.mediaTypes}
          options={optionsOf(RECORDED_MEDIA, MEDIA_WORDS)}
          onChange={(mediaTypes) => onChange({ mediaTypes }, at('mediaTypes'))}
          hint="What of each participant is recorded."
        />
        <SelectField
          form={form}
          path={at('recordParticipantReplicas')}
          label="Record replicas"
          none="As AWS has it: yes"
          value={recording.replicas}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          onChange={(replicas) => onChange({ replicas }, at('recordParticipantReplicas'))}
          hint="Those who are replicated from another stage."
        />
        <TextField
          {...number('reconnectWindow', at('recordingReconnectWindowSeconds'))}
          label="Reconnect window"
          hint="Seconds, 0 to 300; 0 if left out. Who returns within it goes on in the same recording."
        />
        <TextField
          {...number('segmentDuration', at('hlsConfiguration.targetSegmentDurationSeconds'))}
          label="Segment duration"
          hint="Of HLS, the only format: seconds, 2 to 10; 6 if left out."
        />
      </div>
      <Thumbnails form={form} recording={recording} onChange={onChange} interval={number} />
    </>
  );
}

interface ThumbnailsProps extends RecordingFieldsProps {
  interval: (member: NumberMember, path: string) => Omit<Parameters<typeof TextField>[0], 'label'>;
}

function Thumbnails({ form, recording, onChange, interval }: ThumbnailsProps) {
  const at = (member: string) => `${RECORDING}.thumbnailConfiguration.${member}`;
  const keep = (kept: Partial<RecordingForm>) => onChange(kept, at('storage'));
  return (
    <fieldset className="min-w-0 border-t border-line pt-2" disabled={form.disabled}>
      <legend className="float-left w-full font-medium">Thumbnails</legend>
      <div className="clear-both grid gap-3 pt-1 sm:grid-cols-2">
        <SelectField
          form={form}
          path={at('recordingMode')}
          label="Mode"
          none="As AWS has it: off"
          value={recording.thumbnailMode}
          options={optionsOf(THUMBNAIL_MODES, THUMBNAIL_MODE_WORDS)}
          onChange={(thumbnailMode) => onChange({ thumbnailMode }, at('recordingMode'))}
          hint="Pictures of each participant while they are recorded."
        />
        <TextField
          {...interval('thumbnailInterval', at('targetIntervalSeconds'))}
          label="Interval"
          hint="Seconds between two, 1 to 86400; 60 if left out. Only where the mode is at an interval."
        />
        <div id={form.idOf(at('storage'))} tabIndex={-1}>
          <p className="font-medium">Kept</p>
          <CheckBox
            label="Every one (SEQUENTIAL)"
            checked={recording.sequential}
            disabled={form.disabled}
            onChange={(sequential) => keep({ sequential })}
          />
          <CheckBox
            label="The latest alone (LATEST)"
            checked={recording.latest}
            disabled={form.disabled}
            onChange={(latest) => keep({ latest })}
          />
          <FieldNote
            id={`${form.idOf(at('storage'))}-says`}
            label="What is kept"
            problem={form.problemOf(at('storage'))}
            hint={recording.sequential || recording.latest ? '' : 'With neither, AWS keeps every one.'}
          />
        </div>
      </div>
    </fieldset>
  );
}

function optionsOf(values: readonly string[], words: Readonly<Record<string, string>>) {
  return values.map((value) => ({ value, label: `${words[value] ?? value} (${value})` }));
}
