import { useState } from 'react';
import { differencesOf } from '#shared/layouts/content-differences.ts';
import type { LayoutPreset, LayoutPresetInFull, PresetContent } from '#shared/layouts/presets.ts';
import { Panel } from '#web/components/panel.tsx';
import { DifferenceTable } from '#web/components/layout-picture/difference-table.tsx';

interface ComparePanelProps {
  /** The one that is open, with all its versions. */
  preset: LayoutPresetInFull | undefined;
  presets: readonly LayoutPreset[];
  /** What is edited. */
  now: PresetContent;
}

interface Choice {
  value: string;
  label: string;
  content: PresetContent;
}

/** In what two layouts differ: what is edited, any version of the open one, the newest of every other. */
export function ComparePanel({ preset, presets, now }: ComparePanelProps) {
  const [chosen, setChosen] = useState({ before: '', after: '' });
  const edited: Choice = { value: 'now', label: 'What is edited', content: now };
  const kept: Choice[] = [
    ...(preset?.versions ?? []).map(({ version, content }) => ({
      value: `version ${version}`,
      label: `Version ${version}`,
      content,
    })),
    ...presets
      .filter(({ id }) => id !== preset?.id)
      .map(({ id, name, latest }) => ({
        value: id,
        label: `${name}, version ${latest.version}`,
        content: latest.content,
      })),
  ];
  const [first] = kept;
  if (first === undefined) return null;
  const choices = [edited, ...kept];
  const pick = (value: string, otherwise: Choice) =>
    choices.find((choice) => choice.value === value) ?? otherwise;
  const before = pick(chosen.before, first);
  const after = pick(chosen.after, edited);
  const select = (side: 'before' | 'after', label: string, { value }: Choice) => (
    <label className="flex min-w-0 items-center gap-2">
      {label}
      <select
        value={value}
        onChange={(event) => setChosen({ ...chosen, [side]: event.target.value })}
        className="field w-44 min-w-0"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Panel title="Compare">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        {select('before', 'From', before)}
        {select('after', 'to', after)}
      </div>
      <DifferenceTable
        label={`Differences from ${before.label} to ${after.label}`}
        differences={differencesOf(before.content, after.content)}
        before={before.label}
        after={after.label}
      />
    </Panel>
  );
}
