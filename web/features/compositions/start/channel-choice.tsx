import { useMemo } from 'react';
import { channels, type ChannelSummary, type LiveChannel } from '#shared/channels/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { Time } from '#web/components/time.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { PickList } from '#web/form/pick-list.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { byNameThenArn } from '#web/lib/order.ts';
import type { ChannelForm } from './start-form-state.ts';

interface ChannelChoiceProps {
  form: FieldHost;
  path: string;
  channel: ChannelForm;
  list: WholeList<ChannelSummary>;
  /** The channels that are live, which no composition can have. */
  live: WholeList<LiveChannel>;
  onChange: (change: Partial<ChannelForm>, path?: string) => void;
}

/** To which channel it is broadcast: one of the account that is offline, or one by its ARN. */
export function ChannelChoice({ form, path, channel, list, live, onChange }: ChannelChoiceProps) {
  const items = list.state === 'ready' ? list.items : undefined;
  const liveItems = live.state === 'ready' ? live.items : undefined;
  const knowsLive = live.state === 'ready' && isWhole(live.progress);
  const options = useMemo(
    () =>
      (items ?? []).toSorted(byNameThenArn).map((one) => {
        const stream = liveItems?.find(({ channelArn }) => channelArn === one.arn);
        return {
          value: one.arn,
          label: one.name || idOf(one.arn),
          also: `${one.arn} ${stream ? 'live' : 'offline'}`,
          note: stream ? (
            <LiveSince at={stream.startTime} />
          ) : knowsLive ? (
            '○ offline'
          ) : (
            'not known whether it is live'
          ),
          barred: stream && 'cannot be chosen',
        };
      }),
    [items, liveItems, knowsLive],
  );
  const isUnlisted =
    list.state === 'ready' &&
    isWhole(list.progress) &&
    channel.channelArn !== '' &&
    !list.items.some(({ arn }) => arn === channel.channelArn);
  const byArn = channel.byArn || isUnlisted || list.state === 'failed';
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {list.state === 'failed' && <NotListed list={list} />}
      {byArn ? (
        <TextField
          form={form}
          path={path}
          label="ARN of the channel"
          kind="code"
          placeholder="arn:aws:ivs:us-east-1:123456789012:channel/AbCdEfGhIjKl"
          value={channel.channelArn}
          onChange={(channelArn) => onChange({ channelArn }, path)}
          hint="In the account and Region of this connection, and offline."
        />
      ) : (
        <PickList
          form={form}
          path={path}
          label="Channel"
          options={options}
          value={channel.channelArn}
          onChange={(channelArn) => onChange({ channelArn }, path)}
          placeholder="Name, id, live or offline"
          empty={
            list.state === 'loading' ? 'Loading channels…' : 'This account has no channel in this Region.'
          }
          hint={hintOf(live)}
        />
      )}
      {list.state !== 'failed' && (
        <CheckBox
          label="Give the ARN of a channel instead"
          checked={byArn}
          disabled={form.disabled}
          onChange={(wanted) => onChange(wanted ? { byArn: true } : { byArn: false, channelArn: '' })}
        />
      )}
    </div>
  );
}

function hintOf(live: WholeList<LiveChannel>): string {
  if (live.state === 'failed')
    return `Whether a channel is live could not be found out (${isDenied(live.failure) ? `the permission ${permissionsOf(channels.live).join(', ')} is missing` : failureWords(live.failure).title}). AWS refuses one that is.`;
  return 'A composition can only have a channel to which nobody broadcasts.';
}

function LiveSince({ at }: { at: string | undefined }) {
  return (
    <span className="text-live">
      ● live{' '}
      {at !== undefined && (
        <>
          since <Time at={at} />
        </>
      )}
    </span>
  );
}

function NotListed({ list }: { list: Extract<WholeList<ChannelSummary>, { state: 'failed' }> }) {
  return (
    <p className="text-warn">
      {isDenied(list.failure)
        ? `The channels of the account cannot be listed: the permission ${permissionsOf(channels.list).join(', ')} is missing. Give the ARN of one.`
        : `The channels of the account could not be listed: ${failureWords(list.failure).title}. Give the ARN of one, or refresh.`}
    </p>
  );
}
