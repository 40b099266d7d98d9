import type { ReactNode } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import type { FieldHost } from './draft-form.ts';

/** What the control of a field has to have. */
export interface ControlProps {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
  disabled: boolean;
  className: string;
}

export interface FieldProps {
  form: FieldHost;
  /** Of what it fills in the draft: `video.width`. */
  path: string;
  label: string;
  /** What AWS takes, in a few words; a broken rule stands in its place. */
  hint?: ReactNode;
  optional?: boolean;
}

interface FormFieldProps extends FieldProps {
  className?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** A label, a control, and below it what AWS takes or what is wrong; the line is there either way, so that nothing moves. */
export function FormField({ form, path, label, hint, optional, className, children }: FormFieldProps) {
  const id = form.idOf(path);
  const problem = form.problemOf(path);
  return (
    <div className={classNames('flex min-w-0 flex-col gap-0.5', className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': `${id}-says`,
        disabled: form.disabled,
        className: classNames('field', problem !== undefined && 'border-bad'),
      })}
      <FieldNote id={`${id}-says`} label={label} problem={problem} hint={hint} />
    </div>
  );
}

interface FieldNoteProps {
  id: string;
  label: string;
  problem: string | undefined;
  hint?: ReactNode;
}

/** What AWS takes, or which rule is broken. */
export function FieldNote({ id, label, problem, hint }: FieldNoteProps) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={classNames('min-h-4 text-xs', problem === undefined ? 'text-muted' : 'text-bad')}
    >
      {problem === undefined ? hint : inSentence(label, problem)}
    </p>
  );
}

/** Rules are written to follow a field's name; what AWS says is a sentence already. */
export function inSentence(label: string, problem: string): string {
  const sentence = /^(must|is|has)\b/.test(problem) ? `${label} ${problem}` : problem;
  return `⚠ ${sentence.replace(/\.?$/, '.')}`;
}
