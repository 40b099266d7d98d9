import { useId, useState } from 'react';
import { inSentence } from '#web/form/form-field.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { KeyFileButton } from './key-file-button.tsx';
import { KeyProblem } from './key-problem.ts';
import { useWipedText } from './use-wiped-text.ts';

interface KeyFieldProps {
  /** `Private key`. */
  label: string;
  /** What is taken, and what becomes of it. */
  hint: string;
  placeholder: string;
  /** Takes a key in. @throws KeyProblem where it is not one that is wanted */
  take: (text: string) => Promise<void>;
}

/**
 * A key that is pasted or chosen from a file and read at once: the field is then empty again, so that a private key stands
 * on the page for an instant only. One that cannot be read is told why, and is wiped as every secret.
 */
export function KeyField({ label, hint, placeholder, take }: KeyFieldProps) {
  const id = useId();
  const [text, setText] = useWipedText();
  const [problem, setProblem] = useState<string>();
  const read = async (pasted: string) => {
    setText(pasted);
    try {
      if (pasted.trim() !== '') await take(pasted);
      else throw new KeyProblem('must be a file with a key in PEM form');
      setProblem(undefined);
      setText('');
    } catch (thrown) {
      if (!(thrown instanceof KeyProblem)) throw thrown;
      setProblem(thrown.message);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <KeyFileButton label={`File with the ${label.toLowerCase()}`} onText={(found) => void read(found)} />
      </span>
      <textarea
        id={id}
        rows={3}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-says`}
        onChange={(event) => {
          const typed = event.target.value;
          // Whole once its last line is there; before that there is nothing to say about it.
          if (typed.includes('-----END')) void read(typed);
          else {
            setText(typed);
            setProblem(undefined);
          }
        }}
        className={classNames('field w-full py-1 font-mono text-xs', problem !== undefined && 'border-bad')}
      />
      <p
        id={`${id}-says`}
        aria-live="polite"
        className={classNames('min-h-4 text-xs', problem === undefined ? 'text-muted' : 'text-bad')}
      >
        {problem === undefined ? hint : inSentence(label, problem)}
      </p>
    </div>
  );
}
