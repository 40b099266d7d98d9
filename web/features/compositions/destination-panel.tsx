import type { ReactNode } from 'react';
import type { Destination } from '#shared/compositions/contract.ts';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { Duration } from '#web/components/duration.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { ToldFailure, type ToldEvents } from '#web/components/told-failure.tsx';
import { destinationKind } from './destination-kind.ts';
import { RecordingDetails } from './recording-details.tsx';

interface DestinationPanelProps {
  destination: Destination;
  /** The upstream's time of the composition: what still runs has lasted until then. */
  asOf: string;
  /** What was seen of it; undefined while that is not known. */
  changes: readonly RecordedChange[] | undefined;
  /** What EventBridge has told of the composition. */
  told: ToldEvents;
}

/** One destination: where it leads, how it fares, with which encoder, and where a recording lies. */
export function DestinationPanel({ destination, asOf, changes, told }: DestinationPanelProps) {
  const { id, state, startTime, endTime, configuration } = destination;
  const { name, channel, s3 } = configuration;
  const kind = destinationKind(destination);
  return (
    <Panel title={name ? `Destination ${name}` : 'Destination without a name'} note={kind}>
      {state === 'FAILED' && (
        <div className="border-b border-line">
          <ToldFailure
            told={told}
            isIt={(event) => event.eventName === 'Destination Failure' && event.destinationId === id}
          />
        </div>
      )}
      <div className="px-4">
        <DetailList
          columns={2}
          details={[
            { label: 'State', value: <StateBadge kind="destination" value={state} /> },
            { label: 'Destination id', value: <CopyableText text={id} what="destination id" /> },
            { label: 'Started', value: startTime ? <Time at={startTime} /> : <NotGiven>not yet</NotGiven> },
            { label: 'Ended', value: endTime ? <Time at={endTime} /> : <NotGiven>not ended</NotGiven> },
            {
              label: endTime ? 'Ran for' : 'Runs for',
              value: startTime ? <Duration from={startTime} to={endTime ?? asOf} /> : <NotGiven />,
            },
            { label: 'Reconnections', value: <Reconnections id={id} changes={changes} /> },
            { label: 'Encoder', value: <Encoders arns={encoderArns(destination)} channel={!!channel} /> },
          ]}
        />
      </div>
      {channel && (
        <Section>
          <DetailList
            details={[
              { label: 'Channel', value: <CopyableText text={channel.channelArn} what="channel ARN" /> },
            ]}
          />
        </Section>
      )}
      {s3 && (
        <Section>
          <RecordingDetails s3={s3} recordingPrefix={destination.detail?.s3?.recordingPrefix} />
        </Section>
      )}
    </Panel>
  );
}

/** How often it had to connect again, as far as that was seen. */
function Reconnections({ id, changes }: { id: string; changes: readonly RecordedChange[] | undefined }) {
  if (changes === undefined) return <NotGiven>not known</NotGiven>;
  const times = changes.filter(({ resourceId, to }) => resourceId === id && to === 'RECONNECTING');
  const last = times.at(-1);
  if (last === undefined) return <NotGiven>none seen</NotGiven>;
  return (
    <span>
      {times.length === 1 ? 'once' : `${times.length} times`}, {times.length > 1 && 'last '}at{' '}
      <Time at={last.at} />
    </span>
  );
}

function Section({ children }: { children: ReactNode }) {
  return <div className="border-t border-line px-4">{children}</div>;
}

function encoderArns({ configuration }: Destination): readonly string[] {
  if (configuration.s3) return configuration.s3.encoderConfigurationArns;
  const arn = configuration.channel?.encoderConfigurationArn;
  return arn ? [arn] : [];
}

function Encoders({ arns, channel }: { arns: readonly string[]; channel: boolean }) {
  if (arns.length === 0) {
    return (
      <NotGiven>
        {channel ? 'none given; which settings AWS then uses is not documented' : 'none given'}
      </NotGiven>
    );
  }
  return (
    <ul>
      {arns.map((arn) => (
        <li key={arn}>
          <ArnLink arn={arn} />
        </li>
      ))}
    </ul>
  );
}
