import { useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import {
  encoderConfigurations,
  type EncoderConfigurationSummary,
} from '#shared/encoder-configurations/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { ConfigurationChoice } from '#web/components/configuration-choice.tsx';
import { CreateEncoderConfiguration } from '#web/components/encoder-configuration/create-encoder-configuration.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { frameShape } from '#web/lib/frame-shape.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

interface EncoderChoiceProps {
  form: FieldHost;
  path: string;
  list: WholeList<EncoderConfigurationSummary>;
  value: string;
  /** A channel may go without one. */
  optional?: boolean;
  onChange: (id: string) => void;
}

/** How a destination is encoded, with the picture that the chosen configuration makes. */
export function EncoderChoice({ form, path, list, value, optional = false, onChange }: EncoderChoiceProps) {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <ConfigurationChoice
        form={form}
        path={path}
        label="Encoder configuration"
        list={list}
        endpoint={encoderConfigurations.list}
        value={value}
        none={optional ? 'None' : 'Choose one'}
        optional={optional}
        hint={value === '' ? optional ? WITHOUT : REQUIRED : <Picture id={value} />}
        onChange={onChange}
        onCreate={() => setCreating(true)}
      />
      <CreateEncoderConfiguration
        open={creating}
        onClose={() => setCreating(false)}
        existing={list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined}
        onCreated={({ arn }) => {
          setCreating(false);
          onChange(idOf(arn));
        }}
      />
    </>
  );
}

const WITHOUT = 'Without one AWS chooses the settings; which, is not documented.';
const REQUIRED = 'Size, frame rate and bitrate of the recording.';

/** Only the single answer has the video settings. */
function Picture({ id }: { id: string }) {
  const connection = useConnectionId();
  const load = useItem(encoderConfigurations.get, { connection, encoderConfigurationId: id });
  if (load.state === 'loading') return 'Loading its settings…';
  if (load.state === 'failed') return 'Its settings could not be loaded.';
  const { width, height, framerate, bitrate } = load.data.video ?? {};
  if (!width || !height) return 'AWS gave no settings for it.';
  const { ratio, word } = frameShape(width, height);
  const rate = framerate === undefined ? '' : `, ${framerate} frames a second`;
  const bits =
    bitrate === undefined ? '' : `, ${(bitrate / 1_000_000).toFixed(2).replace(/\.?0+$/, '')} Mbps`;
  return `${width} × ${height}, ${word} ${ratio}${rate}${bits}`;
}
