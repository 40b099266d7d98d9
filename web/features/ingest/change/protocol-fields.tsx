import { CheckBox } from '#web/form/check-box.tsx';
import { FieldNote } from '#web/form/form-field.tsx';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import type { IngestForm } from './ingest-form.ts';

const PROTOCOLS = [
  { value: 'RTMPS', label: 'RTMPS' },
  { value: 'RTMP', label: 'RTMP' },
] as const;

/** How the encoder publishes: with or without encryption, once or twice. */
export function ProtocolFields({ form }: { form: DraftForm<IngestForm, unknown> }) {
  const { protocol, insecure, redundant } = form.state;
  return (
    <>
      <div id={form.idOf('ingestProtocol')} tabIndex={-1} className="flex flex-col items-start gap-0.5">
        <p className="font-medium">Protocol</p>
        <Segmented
          label="Protocol"
          value={protocol}
          options={PROTOCOLS}
          // What RTMP needs is said as soon as it is chosen.
          onChange={(next) => form.change((before) => ({ ...before, protocol: next }), 'insecureIngest')}
        />
        <p className="min-h-4 text-xs text-muted">
          {protocol === 'RTMP'
            ? 'Not encrypted: whoever listens on the way can take the stream key and publish.'
            : 'Encrypted. It can never be changed.'}
        </p>
      </div>
      <div id={form.idOf('insecureIngest')} tabIndex={-1}>
        <CheckBox
          label="Allow insecure ingest"
          checked={insecure}
          disabled={form.disabled}
          onChange={(next) => form.change((before) => ({ ...before, insecure: next }), 'insecureIngest')}
        />
        <FieldNote
          id={`${form.idOf('insecureIngest')}-says`}
          label="Insecure ingest"
          problem={form.problemOf('insecureIngest')}
          hint="Needed for RTMP. No answer of AWS tells afterwards whether it is allowed."
        />
      </div>
      <CheckBox
        label="Redundant ingest"
        checked={redundant}
        disabled={form.disabled}
        hint="Two encoders with a stream key each publish the same as one participant; IVS switches between them."
        onChange={(next) => form.change((before) => ({ ...before, redundant: next }), 'redundantIngest')}
      />
    </>
  );
}
