import { useState } from 'react';
import { differencesOf } from '#shared/layouts/content-differences.ts';
import type { LayoutPreset, LayoutPresetInFull, PresetContent } from '#shared/layouts/presets.ts';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { Button } from '#web/ui/button.tsx';
import { DifferenceTable } from './difference-table.tsx';

interface VersionsPanelProps {
  preset: LayoutPresetInFull;
  /** All others, to be compared with. */
  others: readonly LayoutPreset[];
  now: PresetContent;
  onTake: (content: PresetContent) => void;
}

/** Every version of a kept layout, and in what what is edited differs from any of them or from another layout. */
export function VersionsPanel({ preset, others, now, onTake }: VersionsPanelProps) {
  const [chosen, setChosen] = useState('');
  const options = [
    ...preset.versions.map(({ version, content }) => ({
      value: `version ${version}`,
      label: `Version ${version}`,
      content,
    })),
    ...others.map(({ id, name, latest }) => ({ value: id, label: name, content: latest.content })),
  ];
  const other = options.find(({ value }) => value === chosen) ?? options[0];
  return (
    <Panel title="Versions" note={`${preset.versions.length}, by ${preset.owner}`}>
      <ol className="max-h-64 divide-y divide-line overflow-y-auto">
        {preset.versions.map(({ version, note, madeBy, madeAt, content }) => (
          <li key={version} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
            <span className="font-medium">Version {version}</span>
            <span className="min-w-0 grow text-muted">
              {note || (version === 1 ? 'as it was first kept' : 'no note')}
            </span>
            <span className="text-xs text-muted">
              {madeBy}, <Time at={madeAt} />
            </span>
            <Button small onClick={() => onTake(content)} aria-label={`Edit version ${version}`}>
              Edit
            </Button>
          </li>
        ))}
      </ol>
      <div className="flex items-center gap-2 border-t border-line px-4 py-2">
        <label htmlFor="compare-with">What is edited, against</label>
        <select
          id="compare-with"
          value={other?.value ?? ''}
          onChange={(event) => setChosen(event.target.value)}
          className="field min-w-0"
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {other && (
        <DifferenceTable
          label={`Differences from ${other.label}`}
          differences={differencesOf(other.content, now)}
          before={other.label}
          after="Now"
        />
      )}
    </Panel>
  );
}
