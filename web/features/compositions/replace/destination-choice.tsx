import { useId } from 'react';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

interface DestinationChoiceProps {
  destinations: readonly DestinationDraft[];
  onChange: (destinations: DestinationDraft[]) => void;
}

interface Named {
  arn: string;
  name?: string | undefined;
}

/** Chooses where the new composition goes: to a channel, into a bucket, or both. */
export function DestinationChoice({ destinations, onChange }: DestinationChoiceProps) {
  const connection = useConnectionId();
  const encoders = useWholeList(encoderConfigurations.list, { connection });
  const storages = useWholeList(storageConfigurations.list, { connection });
  const encoderItems: readonly Named[] = encoders.state === 'ready' ? encoders.items : [];
  const storageItems: readonly Named[] = storages.state === 'ready' ? storages.items : [];
  const channel = destinations.find((one) => one.channel);
  const s3 = destinations.find((one) => one.s3);
  const put = (which: 'channel' | 's3', next: DestinationDraft | undefined) =>
    onChange([...destinations.filter((one) => !one[which]), ...(next ? [next] : [])]);
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-col gap-2">
        <Check
          label="Broadcast to a channel"
          checked={channel !== undefined}
          onChange={(on) => put('channel', on ? { channel: { channelArn: '' } } : undefined)}
        />
        {channel?.channel && (
          <div className="grid gap-3 pl-6 sm:grid-cols-2">
            <Text
              label="ARN of the channel"
              value={channel.channel.channelArn}
              onChange={(channelArn) =>
                put('channel', { ...channel, channel: { ...channel.channel, channelArn } })
              }
            />
            <Choice
              label="Encoder of the broadcast"
              none="none, as AWS has it"
              value={channel.channel.encoderConfigurationId ?? ''}
              items={encoderItems}
              onChange={(encoderConfigurationId) =>
                put('channel', {
                  ...channel,
                  channel: {
                    channelArn: channel.channel?.channelArn ?? '',
                    ...(encoderConfigurationId === '' ? {} : { encoderConfigurationId }),
                  },
                })
              }
            />
          </div>
        )}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <Check
          label="Record to S3"
          checked={s3 !== undefined}
          onChange={(on) =>
            put(
              's3',
              on
                ? {
                    s3: {
                      storageConfigurationId: idOf(storageItems[0]?.arn ?? ''),
                      encoderConfigurationIds: [idOf(encoderItems[0]?.arn ?? '')],
                    },
                  }
                : undefined,
            )
          }
        />
        {s3?.s3 && (
          <div className="grid gap-3 pl-6 sm:grid-cols-2">
            <Choice
              label="Storage configuration"
              value={s3.s3.storageConfigurationId}
              items={storageItems}
              onChange={(storageConfigurationId) =>
                put('s3', { ...s3, s3: { ...s3.s3!, storageConfigurationId } })
              }
            />
            <Choice
              label="Encoder of the recording"
              value={s3.s3.encoderConfigurationIds[0] ?? ''}
              items={encoderItems}
              onChange={(encoder) =>
                put('s3', { ...s3, s3: { ...s3.s3!, encoderConfigurationIds: [encoder] } })
              }
            />
          </div>
        )}
      </fieldset>
    </div>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Text({ label, value, onChange }: TextProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field font-mono text-xs"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  );
}

interface ChoiceProps extends TextProps {
  /** A choice of nothing, where there may be none. */
  none?: string;
  items: readonly Named[];
}

function Choice({ label, value, onChange, none, items }: ChoiceProps) {
  const id = useId();
  const isKnown = value === '' || items.some(({ arn }) => idOf(arn) === value);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {!isKnown && <option value={value}>{value}</option>}
        {items.map(({ arn, name }) => (
          <option key={arn} value={idOf(arn)}>
            {name ? `${name} (${idOf(arn)})` : idOf(arn)}
          </option>
        ))}
      </select>
    </div>
  );
}
