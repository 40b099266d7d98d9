import { useId } from 'react';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { Reason } from '#shared/contract/reason.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { classNames } from '#web/lib/class-names.ts';

/** How a reason is asked for. */
export interface AskedReason {
  /** Without one it is not done. */
  required: boolean;
  /** Who reads it, and where it is kept. */
  hint: string;
}

interface ReasonFieldProps extends AskedReason {
  value: string;
  onChange: (value: string) => void;
}

/** Which rule a reason breaks; nothing where it can be sent. */
export function reasonProblem(value: string, required: boolean): string | undefined {
  if (required && value.trim() === '') return 'is required';
  return checkDraft(Reason, value).problems[0]?.message;
}

/** Why something disruptive is done, in a few words. */
export function ReasonField({ required, hint, value, onChange }: ReasonFieldProps) {
  const id = useId();
  // That it is missing is said by its label; a rule that was broken by typing, in words.
  const problem = reasonProblem(value, false);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id} className="font-medium">
        Reason <span className="font-normal text-muted">{required ? '(required)' : '(optional)'}</span>
      </label>
      <input
        id={id}
        value={value}
        required={required}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-says`}
        onChange={(event) => onChange(event.target.value)}
        className={classNames('field w-full', problem !== undefined && 'border-bad')}
      />
      <FieldNote
        id={`${id}-says`}
        label="Reason"
        problem={problem}
        hint={
          <>
            <span className="tabular-nums">{value.length} of 128</span> characters. {hint}
          </>
        }
      />
    </div>
  );
}
