import type { FormEvent } from 'react';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import type { EncoderConfiguration } from '#shared/encoder-configurations/contract.ts';
import { EncoderConfigurationDraft } from '#shared/encoder-configurations/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ChangeFailure } from '../change-failure.tsx';
import { CopyAs } from '../copy-as/copy-as.tsx';
import { QuotaNote } from '../quota-note.tsx';
import { ENCODER_PRESETS, encoderDraftOf, filledWith, repeatedTags } from './form-state.ts';
import { PictureSize } from './picture-size.tsx';

const create = encoderConfigurationChanges.create;

interface CreateEncoderConfigurationProps {
  open: boolean;
  onClose: () => void;
  /** How many there are, as far as it is known. */
  existing: number | undefined;
  onCreated: (configuration: EncoderConfiguration) => void;
}

/** Creates an encoder configuration. What was typed stays when the dialog is closed, until something was created of it. */
export function CreateEncoderConfiguration(props: CreateEncoderConfigurationProps) {
  const { open, onClose, existing, onCreated } = props;
  const connection = useConnectionId();
  const change = useChange(create);
  const form = useDraftForm({
    begin: filledWith(ENCODER_PRESETS[0]!),
    draftOf: encoderDraftOf,
    schema: EncoderConfigurationDraft,
    further: repeatedTags,
    disabled: change.isRunning,
  });
  const { state } = form;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ connection, body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    form.reset();
    announce(`Encoder configuration ${outcome.answer.item.name || 'without a name'} created`);
    onCreated(outcome.answer.item);
  };
  const text = (member: 'name' | 'framerate' | 'bitrate', path: string) => ({
    form,
    path,
    value: state[member],
    onChange: (value: string) => form.change((before) => ({ ...before, [member]: value }), path),
  });
  return (
    <Dialog open={open} onClose={onClose} title="Create an encoder configuration">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
        <div className="flex flex-wrap gap-1.5">
          {ENCODER_PRESETS.map((preset) => (
            <Button
              key={preset.label}
              small
              disabled={form.disabled}
              onClick={() => form.change(({ tags }) => ({ ...filledWith(preset), tags }))}
            >
              {preset.label}
            </Button>
          ))}
        </div>
        <TextField
          {...text('name', 'name')}
          label="Name"
          optional
          hint="Letters, digits, hyphens and underscores; up to 128."
        />
        <PictureSize
          form={form}
          width={state.width}
          height={state.height}
          onChange={(side, value) => form.change((before) => ({ ...before, [side]: value }), `video.${side}`)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            {...text('framerate', 'video.framerate')}
            label="Frame rate"
            kind="number"
            hint="Frames a second, 1 to 60; 30 if left out."
          />
          <TextField
            {...text('bitrate', 'video.bitrate')}
            label="Bitrate"
            kind="number"
            hint={bitrateHint(state.bitrate)}
          />
        </div>
        <TagsField
          form={form}
          rows={state.tags}
          onChange={(tags, key) =>
            form.change((before) => ({ ...before, tags }), key === undefined ? undefined : `tags.${key}`)
          }
        />
        <p className="text-xs text-muted">
          It can never be changed: another size or bitrate needs another configuration.{' '}
          <QuotaNote of="encoderConfigurations" existing={existing} />
        </p>
        {change.failure && (
          <ChangeFailure failure={change.failure} endpoint={create} what="create the encoder configuration" />
        )}
        <span className="flex flex-wrap justify-end gap-2">
          <CopyAs
            requests={[{ endpoint: create, input: { body: form.draft } }]}
            unfinished={form.problems.length > 0}
          />
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" look="primary" aria-disabled={change.isRunning}>
            {change.isRunning ? 'Creating…' : 'Create'}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}

function bitrateHint(text: string): string {
  const bits = Number(text);
  const rule = '1 to 8,500,000; 2,500,000 if left out.';
  if (!(bits >= 10_000)) return `Bits a second, ${rule}`;
  return `Bits a second, ${rule} This is ${(bits / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 2 })} Mbps.`;
}
