import { useId, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface AttributeFieldProps {
  id: string;
  value: string;
  /** Names to choose from. */
  known: readonly string[];
  pattern: RegExp;
  onChange: (name: string) => void;
  onBlur: () => void;
  describedBy: string;
}

/** The name of a token attribute, with those that people on the stage carry. Only what AWS takes counts. */
export function AttributeField({
  id,
  value,
  known,
  pattern,
  onChange,
  onBlur,
  describedBy,
}: AttributeFieldProps) {
  const list = useId();
  const [text, setText] = useState(value);
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    setText(value);
  }
  const isWrong = !pattern.test(text) || text.length > 128;
  return (
    <>
      <input
        id={id}
        list={list}
        value={text}
        placeholder="nobody"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        title={isWrong ? 'Letters, digits, hyphens and underscores, at most 128' : undefined}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          if (pattern.test(next) && next.length <= 128) onChange(next);
        }}
        onBlur={() => {
          setText(value);
          onBlur();
        }}
        className={classNames('field w-32 font-mono text-xs', isWrong && 'border-bad')}
      />
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
