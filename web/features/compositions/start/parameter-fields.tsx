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
import type { FieldHost } from '#web/form/draft-form.ts';
import { SelectField } from '#web/form/select-field.tsx';
import { TextField } from '#web/form/text-field.tsx';

/** The values that a parameter may have, where they are few. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  videoAspectRatio: VIDEO_ASPECT_RATIOS,
  videoFillMode: VIDEO_FILL_MODES,
  pipPosition: PIP_POSITIONS,
  pipBehavior: PIP_BEHAVIORS,
};

interface ParameterFieldsProps {
  form: FieldHost;
  kind: 'grid' | 'pip';
  /** By AWS's names; empty leaves a parameter to AWS's default. */
  texts: Readonly<Record<string, string>>;
  onChange: (member: string, text: string) => void;
}

/** Every parameter of a layout, small: the layout editor shows what they do. */
export function ParameterFields({ form, kind, texts, onChange }: ParameterFieldsProps) {
  const parameters: Readonly<Record<string, ParameterWords>> =
    kind === 'pip' ? PIP_PARAMETERS : GRID_PARAMETERS;
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
      {Object.entries(parameters).map(([member, { label, byDefault, range }]) => {
        const field = {
          form,
          path: `layout.${kind}.${member}`,
          label,
          value: texts[member] ?? '',
          onChange: (text: string) => onChange(member, text),
        };
        if (typeof byDefault === 'boolean')
          return <SelectField key={member} {...field} none="No (default)" options={YES} hint={range} />;
        const choices = CHOICES[member];
        if (choices)
          return (
            <SelectField
              key={member}
              {...field}
              none={`Default: ${wordOf(byDefault)}`}
              options={choices.map((value) => ({ value, label: wordOf(value) }))}
              hint={member}
            />
          );
        return (
          <TextField
            key={member}
            {...field}
            kind={member.endsWith('Attribute') ? 'text' : 'number'}
            placeholder={wordOf(byDefault)}
            hint={`${range}.`}
          />
        );
      })}
    </div>
  );
}

const YES = [{ value: 'true', label: 'Yes' }];

function wordOf(value: string | number | boolean | undefined): string {
  if (value === undefined || value === '') return 'not set';
  return typeof value === 'string' ? (VALUE_WORDS[value] ?? value) : String(value);
}
