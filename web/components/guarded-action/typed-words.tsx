import { useId } from 'react';
import { CopyButton } from '#web/ui/copy-button.tsx';

/** What has to be typed by hand before something big is done. */
export interface ToType {
  /** Why, as a sentence: `It is in use.` */
  why: string;
  /** What is typed, as in a sentence: `name of the stage`. */
  what: string;
  text: string;
}

interface TypedWordsProps extends ToType {
  value: string;
  onChange: (value: string) => void;
}

/** Has a name or a number typed by hand, so that nobody does something big by a slip. */
export function TypedWords({ why, what, text, value, onChange }: TypedWordsProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id}>
        {why} Type the {what}, <strong className="wrap-anywhere">{text}</strong>, to go on:
      </label>
      <span className="flex items-center gap-1">
        <input
          id={id}
          value={value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className="field min-w-0 grow"
        />
        <CopyButton text={text} what={what} />
      </span>
    </div>
  );
}
