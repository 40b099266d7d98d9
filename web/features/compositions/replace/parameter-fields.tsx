import { useId } from 'react';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import {
  PIP_BEHAVIORS,
  PIP_POSITIONS,
  VIDEO_ASPECT_RATIOS,
  VIDEO_FILL_MODES,
} from '#shared/layouts/layout.ts';
import {
  GRID_PARAMETERS,
  type ParameterWords,
  PIP_PARAMETERS,
  VALUE_WORDS,
} from '#shared/layouts/parameters.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { pixels, withMember } from './read-layout.ts';

interface ParameterFieldsProps {
  layout: LayoutDraft;
  onChange: (layout: LayoutDraft) => void;
}

const KINDS = [
  { value: 'grid', label: 'Grid' },
  { value: 'pip', label: 'Picture-in-picture' },
] as const;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  videoFillMode: VIDEO_FILL_MODES,
  videoAspectRatio: VIDEO_ASPECT_RATIOS,
  pipBehavior: PIP_BEHAVIORS,
  pipPosition: PIP_POSITIONS,
};

/** Every parameter of a layout as a field; an empty one is left to AWS's default. */
export function ParameterFields({ layout, onChange }: ParameterFieldsProps) {
  const kind = layout.pip ? 'pip' : 'grid';
  const parameters: Record<string, ParameterWords> = kind === 'pip' ? PIP_PARAMETERS : GRID_PARAMETERS;
  const values = { ...layout[kind] } as Record<string, string | number | boolean | undefined>;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Segmented
          label="Kind of layout"
          value={kind}
          options={KINDS}
          onChange={(next) => onChange({ [next]: {} })}
        />
      </div>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {Object.entries(parameters).map(([member, words]) => (
          <ParameterField
            key={`${kind} ${member}`}
            member={member}
            words={words}
            value={values[member]}
            onChange={(value) => onChange(withMember(layout, kind, member, value))}
          />
        ))}
      </div>
    </div>
  );
}

interface ParameterFieldProps {
  member: string;
  words: ParameterWords;
  value: string | number | boolean | undefined;
  onChange: (value: string | number | boolean | undefined) => void;
}

function ParameterField({ member, words, value, onChange }: ParameterFieldProps) {
  const id = useId();
  const choices = CHOICES[member];
  const isFlag = typeof words.byDefault === 'boolean';
  const isText = member.endsWith('Attribute');
  const byDefault =
    words.byDefault === undefined || words.byDefault === '' ? 'not set' : String(words.byDefault);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id}>
        {words.label} <code className="font-mono text-2xs text-muted">{member}</code>
      </label>
      {choices || isFlag ? (
        <select
          id={id}
          className="field"
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) =>
            onChange(target.value === '' ? undefined : isFlag ? target.value === 'true' : target.value)
          }
        >
          <option value="">As by default: {byDefault}</option>
          {(choices ?? ['true', 'false']).map((choice) => (
            <option key={choice} value={choice}>
              {isFlag ? (choice === 'true' ? 'Yes' : 'No') : `${VALUE_WORDS[choice] ?? choice} (${choice})`}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="field"
          inputMode={isText ? 'text' : 'numeric'}
          spellCheck={false}
          placeholder={byDefault}
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) =>
            onChange(isText ? target.value.trim() || undefined : pixels(target.value))
          }
        />
      )}
    </div>
  );
}
