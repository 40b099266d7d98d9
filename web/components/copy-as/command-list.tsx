import { useState } from 'react';
import { TAG_METHODS } from '#shared/commands/aws-call.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { Time } from '#web/components/time.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { COMMAND_FORMS, type CommandForm, formsOf, type ShownCall, written } from './command-forms.ts';
import type { CommandPlace } from './use-command-place.ts';

interface CommandListProps {
  calls: readonly ShownCall[];
  place: CommandPlace;
}

/** What each form needs of whoever runs it. */
const NOTES: Readonly<Record<CommandForm, string>> = {
  cli: 'Signed with your own credentials, as the AWS CLI finds them.',
  sdk: 'For Node.js. Signed with your own credentials, as the SDK finds them.',
  curl: 'Signed by curl with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of your own environment; leave the last one empty for keys of a user.',
  cloudformation: 'For a stack of the same account and Region.',
  terraform: 'For the provider awscc: the provider aws has no resources of IVS Real-Time.',
};

/** An ARN stands in their addresses; curl's issue 16927, mended by its pull request 17129. */
const OLD_CURL = ' Calls about tags need curl 8.14 or newer: older ones sign their addresses wrongly.';

const OUTCOMES = { idle: '', pending: 'under way', success: '✓ done', error: '✕ failed' } as const;

/** Calls of AWS to be copied, in the form that is chosen. */
export function CommandList({ calls, place }: CommandListProps) {
  const [chosen, setForm] = useState<CommandForm>('cli');
  const forms = formsOf(calls, place);
  const form = forms.find(({ value }) => value === chosen) ?? COMMAND_FORMS[0];
  const shown = calls.flatMap((one) => {
    const text = written(one, form.value, place);
    return text === undefined ? [] : [{ operation: one.call.operation, sent: one.sent, ...text }];
  });
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="max-w-full overflow-x-auto whitespace-nowrap">
        <Segmented label="Copy as" value={form.value} options={forms} onChange={setForm} outsideForm />
      </div>
      {shown.map(({ operation, sent, text, leftOut }, index) => (
        // A call has nothing of its own but its place.
        <div key={index} className="flex flex-col gap-1">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs text-muted">
            <h3 className="font-mono">{operation}</h3>
            {sent && (
              <span>
                {OUTCOMES[sent.status]}, sent <Time at={new Date(sent.at).toISOString()} form="time" />
              </span>
            )}
          </span>
          <CodeBlock what={`${form.what} for ${operation}`} content={text} />
          {leftOut.length > 0 && (
            <p className="text-xs text-warn">
              ⚠ It cannot say {leftOut.join(', ')}: set what that is by hand.
            </p>
          )}
        </div>
      ))}
      <p className="text-xs text-muted">
        {NOTES[form.value]}
        {form.value === 'curl' && shown.some(({ operation }) => operation in TAG_METHODS) && OLD_CURL} Nothing
        of this console’s credentials is in it.
        {shown.some(({ text }) => text.includes('ACCOUNT_ID')) &&
          ' Put the id of your account where ACCOUNT_ID stands: the console has not seen it yet.'}
      </p>
    </div>
  );
}
