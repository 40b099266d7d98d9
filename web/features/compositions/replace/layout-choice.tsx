import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { q } from '#web/api/query.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { layoutText, readLayout } from './read-layout.ts';

const WAYS = [
  { value: 'kept', label: 'Kept layout' },
  { value: 'parameters', label: 'Parameters' },
  { value: 'json', label: 'JSON' },
] as const;

/** The layout as it is being written: always text, of which the fields are another form. */
export interface LayoutChoiceState {
  text: string;
  /** The kept layout that it was taken from, unchanged. */
  presetId: string | undefined;
}

interface LayoutChoiceProps {
  state: LayoutChoiceState;
  onChange: (state: LayoutChoiceState) => void;
}

/** Chooses a layout in one of three ways, each of which goes on where the one before has left off. */
export function LayoutChoice({ state, onChange }: LayoutChoiceProps) {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('kept');
  const id = useId();
  const read = readLayout(state.text);
  const write = (text: string) => onChange({ text, presetId: undefined });
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Segmented label="How to choose the new layout" value={way} options={WAYS} onChange={setWay} />
      </div>
      {way === 'kept' && (
        <KeptLayouts
          chosen={state.presetId}
          onChoose={(presetId, layout) => onChange({ text: layoutText(layout), presetId })}
        />
      )}
      {way === 'parameters' &&
        ('layout' in read || isObject(state.text) ? (
          <ParameterFields
            layout={'layout' in read ? read.layout : (JSON.parse(state.text) as LayoutDraft)}
            onChange={(layout) => write(layoutText(layout))}
          />
        ) : (
          <p className="text-muted">The JSON cannot be read as a layout. Mend it there first.</p>
        ))}
      {way === 'json' && (
        <label htmlFor={id} className="flex flex-col gap-1">
          Layout, as StartComposition takes it
          <textarea
            id={id}
            className="field min-h-48 py-1 font-mono text-xs"
            spellCheck={false}
            value={state.text}
            aria-invalid={'problem' in read}
            aria-describedby={`${id}-problem`}
            onChange={({ target }) => write(target.value)}
          />
        </label>
      )}
      <output id={`${id}-problem`} className="text-bad empty:hidden">
        {'problem' in read ? read.problem : ''}
      </output>
    </div>
  );
}

/** Fields can show what breaks a rule, as long as it is a layout of one kind. */
function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return false;
    const kinds = Object.keys(value);
    return kinds.length === 1 && (kinds[0] === 'grid' || kinds[0] === 'pip');
  } catch {
    return false;
  }
}

interface KeptLayoutsProps {
  chosen: string | undefined;
  onChoose: (presetId: string, layout: LayoutDraft) => void;
}

function KeptLayouts({ chosen, onChoose }: KeptLayoutsProps) {
  const connection = useConnectionId();
  const id = useId();
  const { data, error } = useQuery(q(layoutPresets.list, { connection }));
  if (error) return <p className="text-bad">The kept layouts could not be loaded. {error.message}</p>;
  if (data?.items.length === 0) {
    return (
      <div className="flex flex-col items-start gap-1">
        <p className="text-muted">
          No layout is kept yet. Here one can also be written as parameters or JSON.
        </p>
        <Link to={paths.layouts(connection)} className="link inline-flex min-h-6 items-center">
          Open the layout editor, which keeps them
        </Link>
      </div>
    );
  }
  return (
    <label htmlFor={id} className="flex flex-col gap-1">
      Kept layout
      <select
        id={id}
        className="field"
        value={chosen ?? ''}
        disabled={data === undefined}
        onChange={({ target }) => {
          const preset = data?.items.find((one) => one.id === target.value);
          if (preset) onChoose(preset.id, preset.latest.content.layout);
        }}
      >
        <option value="" disabled>
          {data === undefined ? 'Loading…' : 'Choose one'}
        </option>
        {data?.items.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name}, {preset.latest.content.layout.pip ? 'picture-in-picture' : 'grid'}, version{' '}
            {preset.latest.version}
          </option>
        ))}
      </select>
    </label>
  );
}
