import type { ReactNode } from 'react';
import { allZones, browserZone } from '#web/lib/zones.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { ComboBox } from '#web/ui/lazy-combo-box.tsx';
import { setPreferences, usePreferences } from '#web/ui/preferences-store.ts';
import { Segmented } from '#web/ui/segmented.tsx';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const DENSITIES = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const;
const SHORTCUTS = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

interface PreferencesDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Every choice applies at once and is kept in this browser. */
export function PreferencesDialog({ open, onClose }: PreferencesDialogProps) {
  const { theme, density, zone, shortcuts } = usePreferences();
  return (
    <Dialog open={open} onClose={onClose} title="Preferences">
      <div className="divide-y divide-line px-4 py-1">
        <Row label="Theme">
          <Segmented
            label="Theme"
            value={theme}
            options={THEMES}
            onChange={(next) => setPreferences({ theme: next })}
          />
        </Row>
        <Row label="Row height">
          <Segmented
            label="Row height"
            value={density}
            options={DENSITIES}
            onChange={(next) => setPreferences({ density: next })}
          />
        </Row>
        <Row label="Time zone" hint="UTC is in the tooltip of every time, whichever zone is chosen.">
          <ComboBox
            label="Time zone"
            value={zone}
            options={zoneOptions()}
            nothingFound="No zone has this name."
            onChange={(next) => setPreferences({ zone: next })}
          />
        </Row>
        <Row label="Single-key shortcuts" hint="Off for speech input, or when letters are typed by accident.">
          <Segmented
            label="Single-key shortcuts"
            value={shortcuts ? 'on' : 'off'}
            options={SHORTCUTS}
            onChange={(next) => setPreferences({ shortcuts: next === 'on' })}
          />
        </Row>
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">Kept in this browser.</p>
    </Dialog>
  );
}

function zoneOptions() {
  return [
    { value: 'browser', label: `Browser (${browserZone()})` },
    ...allZones().map((zone) => ({ value: zone, label: zone })),
  ];
}

function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 grow basis-40">
        <p className="font-medium">{label}</p>
        {hint && <p className="text-xs text-muted">{hint}</p>}
      </div>
      {children}
    </div>
  );
}
