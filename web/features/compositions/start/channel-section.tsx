import type { ChannelSummary, LiveChannel } from '#shared/channels/contract.ts';
import type { EncoderConfigurationSummary } from '#shared/encoder-configurations/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { Panel } from '#web/components/panel.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { TextField } from '#web/form/text-field.tsx';
import { ChannelChoice } from './channel-choice.tsx';
import { EncoderChoice } from './encoder-choice.tsx';
import type { ChannelForm } from './start-form-state.ts';

interface ChannelSectionProps {
  form: FieldHost;
  /** Of the destination in the draft: `destinations.0`. */
  at: string;
  channel: ChannelForm;
  channels: WholeList<ChannelSummary>;
  live: WholeList<LiveChannel>;
  encoders: WholeList<EncoderConfigurationSummary>;
  onChange: (change: Partial<ChannelForm>, path?: string) => void;
}

/** Whether and to which channel the picture is broadcast. */
export function ChannelSection(props: ChannelSectionProps) {
  const { form, at, channel, channels, live, encoders, onChange } = props;
  return (
    <Panel
      title="Channel"
      note={channel.wanted ? undefined : 'not broadcast'}
      freshness={channel.wanted && live.state === 'ready' ? live.freshness : undefined}
      actions={
        <CheckBox
          label="Broadcast to a channel"
          checked={channel.wanted}
          disabled={form.disabled}
          onChange={(wanted) => onChange({ wanted }, 'destinations')}
        />
      }
    >
      {channel.wanted && (
        <div className="flex flex-col gap-3 px-4 py-3">
          <ChannelChoice
            form={form}
            path={`${at}.channel.channelArn`}
            channel={channel}
            list={channels}
            live={live}
            onChange={onChange}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <EncoderChoice
              form={form}
              path={`${at}.channel.encoderConfigurationId`}
              list={encoders}
              value={channel.encoderId}
              optional
              onChange={(encoderId) => onChange({ encoderId })}
            />
            <TextField
              form={form}
              path={`${at}.name`}
              label="Name of the destination"
              optional
              value={channel.name}
              onChange={(name) => onChange({ name }, `${at}.name`)}
              hint="Letters, digits, hyphens and underscores; up to 128."
            />
          </div>
        </div>
      )}
    </Panel>
  );
}
