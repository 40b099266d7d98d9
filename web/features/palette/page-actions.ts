import { namedKeys } from './named-keys.ts';

/** Something that can be pressed on the page, found where it stands. */
export interface PageAction {
  label: string;
  /** The panel or the page that it belongs to. */
  place: string;
  /** The key that its tooltip names. */
  keys: string | undefined;
  disabled: boolean;
  /** Why not, where whoever is signed in may not do it. */
  refusal: string | undefined;
  press: () => void;
}

/** The rows of buttons of pages and panels; what is in one of them is an action, and nothing else is. */
const ROWS = '[data-actions]';
const PRESSABLE = 'button, a[href], input[type=radio], input[type=checkbox]';

/**
 * Every action that the page offers now, in the order in which it stands there. Read from the page itself and not from
 * a second list: what can be pressed, what it is called and whether it can be done now is what the reader sees. A button
 * that says how far it has come names itself by `data-action`.
 */
export function pageActions(root: ParentNode): PageAction[] {
  const rows = [...root.querySelectorAll<HTMLElement>(ROWS)];
  // What the page is about before what stands around every page.
  const inOrder = rows.toSorted((a, b) => Number(isOfPage(b)) - Number(isOfPage(a)));
  return inOrder.flatMap((row) =>
    [...row.querySelectorAll<HTMLElement>(PRESSABLE)].flatMap((element) => {
      // A row may hold the dialog that its button opens.
      const isWithin = element.closest('dialog, [popover]');
      if (isWithin !== null && row.contains(isWithin)) return [];
      const label = element.dataset['action'] ?? labelOf(element);
      if (label === '' || !isShown(element)) return [];
      const { name, keys } = namedKeys(label, element.title);
      const isRefused = element.matches('[aria-disabled=true][data-refused]');
      return {
        label: name,
        place: placeOf(row),
        keys,
        disabled: element.matches(':disabled, [aria-disabled=true]'),
        refusal: isRefused ? element.title : undefined,
        press: () => press(element),
      };
    }),
  );
}

const isOfPage = (row: HTMLElement): boolean => row.closest('main') !== null;

function press(element: HTMLElement): void {
  // So that what opens gives the focus back to it, as if it had been pressed by hand.
  element.focus();
  element.click();
}

function labelOf(element: HTMLElement): string {
  if (!(element instanceof HTMLInputElement))
    return textOf(element.getAttribute('aria-label') ?? element.textContent);
  const own = textOf(element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? '');
  const group = element.closest('[role=radiogroup], fieldset');
  const named = group?.getAttribute('aria-label') ?? group?.querySelector('legend')?.textContent ?? '';
  return textOf(named === '' ? own : `${named}: ${own}`);
}

function placeOf(row: HTMLElement): string {
  const own = row.dataset['actions'] ?? '';
  if (own !== '') return own;
  const part = row.closest('section, header, [role=region]');
  return textOf(part?.querySelector('h1, h2, h3')?.textContent ?? part?.getAttribute('aria-label') ?? '');
}

function textOf(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}

function isShown(element: HTMLElement): boolean {
  // Older browsers do not know it: there what is hidden is offered as well.
  return (
    typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true })
  );
}
