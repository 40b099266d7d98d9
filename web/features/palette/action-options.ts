import type { Shortcut } from '#web/ui/shortcuts.ts';
import type { PageAction } from './page-actions.ts';
import type { PaletteOption } from './palette-option.ts';

/** Keys that lead to pages, and the one that has opened the palette: they stand elsewhere in it. */
const ELSEWHERE = /^(?:g \S|Ctrl\+k)$/;

/**
 * What can be done on this page: its buttons, and the keys that no button of it has.
 * @param keysWork whether single keys are switched on; keys that do nothing are not shown
 */
export function actionOptions(
  actions: readonly PageAction[],
  shortcuts: readonly Shortcut[],
  keysWork: boolean,
): PaletteOption[] {
  const shown = (keys: string | undefined) =>
    keys !== undefined && (keysWork || keys.startsWith('Ctrl+')) ? keys : undefined;
  const ofButtons = actions.map(({ label, place, keys, disabled, refusal, press }, index): PaletteOption => ({
    id: `action ${index}`,
    group: 'On this page',
    label,
    note: refusal ?? (place === '' ? undefined : place),
    keys: shown(keys),
    disabled,
    run: press,
  }));
  const taken = new Set(actions.map(({ keys }) => keys));
  const byLabel = new Map(shortcuts.map((shortcut) => [shortcut.label, shortcut]));
  const ofKeys = [...byLabel.values()].flatMap(({ keys, label, run }): PaletteOption[] =>
    ELSEWHERE.test(keys) || taken.has(keys)
      ? []
      : [{ id: `key ${keys} ${label}`, group: 'On this page', label, keys: shown(keys), run }],
  );
  return [...ofButtons, ...ofKeys];
}
