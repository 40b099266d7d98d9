import type { EncoderConfigurationSummary } from '#shared/encoder-configurations/contract.ts';
import type { StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { StorageChoice } from '#web/components/storage-choice.tsx';
import { Panel } from '#web/components/panel.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { TextField } from '#web/form/text-field.tsx';
import { EncoderChoice } from './encoder-choice.tsx';
import type { RecordingForm } from './start-form-state.ts';

interface RecordingSectionProps {
  form: FieldHost;
  /** Of the destination in the draft: `destinations.1`. */
  at: string;
  s3: RecordingForm;
  storages: WholeList<StorageConfiguration>;
  encoders: WholeList<EncoderConfigurationSummary>;
  onChange: (change: Partial<RecordingForm>, path?: string) => void;
}

/** Whether and how the picture is recorded to S3. */
export function RecordingSection({ form, at, s3, storages, encoders, onChange }: RecordingSectionProps) {
  const text = (
    member: 'name' | 'segmentSeconds' | 'intervalSeconds',
    path: string,
  ): { form: FieldHost; path: string; value: string; onChange: (value: string) => void } => ({
    form,
    path,
    value: s3[member],
    onChange: (value) => onChange({ [member]: value }, path),
  });
  const encoderPath = `${at}.s3.encoderConfigurationIds.0`;
  const storagePath = `${at}.s3.storageConfigurationId`;
  const hls = `${at}.s3.recordingConfiguration.hlsConfiguration`;
  return (
    <Panel
      title="Recording to S3"
      note={s3.wanted ? undefined : 'not recorded'}
      actions={
        <CheckBox
          label="Record to S3"
          checked={s3.wanted}
          disabled={form.disabled}
          onChange={(wanted) => onChange({ wanted }, 'destinations')}
        />
      }
    >
      {s3.wanted && (
        <div className="flex flex-col gap-3 px-4 py-3">
          <div className="grid gap-3 sm:grid-cols-2">
            <StorageChoice
              form={form}
              path={storagePath}
              list={storages}
              value={s3.storageId}
              onChange={(storageId) => onChange({ storageId }, storagePath)}
            />
            <EncoderChoice
              form={form}
              path={encoderPath}
              list={encoders}
              value={s3.encoderId}
              onChange={(encoderId) => onChange({ encoderId }, encoderPath)}
            />
            <TextField
              {...text('segmentSeconds', `${hls}.targetSegmentDurationSeconds`)}
              label="Segment duration"
              kind="number"
              hint="Of HLS, the only format: seconds, 2 to 10; 2 if left out."
            />
            <TextField
              {...text('name', `${at}.name`)}
              label="Name of the destination"
              optional
              hint="Letters, digits, hyphens and underscores; up to 128."
            />
          </div>
          <Thumbnails form={form} at={at} s3={s3} onChange={onChange} />
        </div>
      )}
    </Panel>
  );
}

type ThumbnailsProps = Pick<RecordingSectionProps, 'form' | 'at' | 's3' | 'onChange'>;

function Thumbnails({ form, at, s3, onChange }: ThumbnailsProps) {
  const path = `${at}.s3.thumbnailConfigurations.0.targetIntervalSeconds`;
  return (
    <div className="border-t border-line pt-2">
      <CheckBox
        label="Thumbnails"
        checked={s3.thumbnails}
        disabled={form.disabled}
        onChange={(thumbnails) => onChange({ thumbnails })}
      />
      {s3.thumbnails && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            form={form}
            path={path}
            label="Interval"
            kind="number"
            value={s3.intervalSeconds}
            onChange={(intervalSeconds) => onChange({ intervalSeconds }, path)}
            hint="Seconds between two, 1 to 86400; 60 if left out."
          />
          <div>
            <p className="font-medium">Kept</p>
            <CheckBox
              label="Every one (SEQUENTIAL)"
              checked={s3.sequential}
              disabled={form.disabled}
              onChange={(sequential) => onChange({ sequential })}
            />
            <CheckBox
              label="The latest alone (LATEST)"
              checked={s3.latest}
              disabled={form.disabled}
              onChange={(latest) => onChange({ latest })}
              {...(!s3.sequential && !s3.latest ? { hint: 'With neither, AWS keeps every one.' } : {})}
            />
          </div>
        </div>
      )}
    </div>
  );
}
