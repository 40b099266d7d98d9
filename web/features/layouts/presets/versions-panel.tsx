import type { LayoutPresetInFull, PresetContent } from '#shared/layouts/presets.ts';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { Button } from '#web/ui/button.tsx';

interface VersionsPanelProps {
  preset: LayoutPresetInFull;
  onTake: (content: PresetContent) => void;
}

/** Every version of a kept layout, the newest first, each to be edited on. */
export function VersionsPanel({ preset, onTake }: VersionsPanelProps) {
  return (
    <Panel title="Versions" note={`${preset.versions.length}, owner ${preset.owner}`}>
      <ol className="max-h-64 divide-y divide-line overflow-y-auto">
        {preset.versions.map(({ version, note, madeBy, madeAt, content }) => (
          <li key={version} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
            <span className="font-medium">Version {version}</span>
            <span className="min-w-0 grow wrap-anywhere text-muted">
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
    </Panel>
  );
}
