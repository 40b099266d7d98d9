/** What a page tells in its labelled fields, by the label: `Recording › S3 bucket` or `Stages › Tags`. */
export type LabelledFields = ReadonlyMap<string, string>;

/** The name of a thing and its state, as a badge: what the page is of. */
export const BESIDE_THE_HEADING = 'beside the heading';

/**
 * Every value that stands beside a label, with what it says on hover: in a list of details its term, in a table the heading
 * of its column or row, for a control its own, for text in a form of its own, as PEM, its region. JSON as it came is none.
 */
export function labelledFields(page: Element): LabelledFields {
  const fields = new Map<string, string[]>();
  const put = (where: Element, label: string, value: string): void => {
    if (label === '') return;
    const key = [placeOf(where), label].filter(Boolean).join(' › ');
    fields.set(key, [...(fields.get(key) ?? []), value]);
  };
  for (const term of page.querySelectorAll('dt')) {
    const value = term.nextElementSibling;
    if (value?.tagName === 'DD') put(term, textOf(term), textOf(value));
  }
  for (const table of page.querySelectorAll('table'))
    for (const row of table.querySelectorAll('tr')) {
      if (row.closest('table') !== table) continue;
      const ownHeading = row.querySelector('th[scope=row]');
      for (const [index, cell] of [...row.children].entries()) {
        if (cell.tagName !== 'TD') continue;
        const heading = table.querySelector(`thead tr > :nth-child(${index + 1})`);
        put(table, [ownHeading, heading].map(textOf).filter(Boolean).join(' '), textOf(cell));
      }
    }
  for (const heading of page.querySelectorAll('h1'))
    put(heading, BESIDE_THE_HEADING, textOf(heading.parentElement));
  for (const block of page.querySelectorAll('section[aria-label] > pre'))
    put(block, block.parentElement?.getAttribute('aria-label') ?? '', textOf(block));
  for (const control of page.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    put(
      control,
      control.getAttribute('aria-label') ?? [...(control.labels ?? [])].map(textOf).join(' '),
      valueOf(control),
    );
  return new Map([...fields].map(([label, values]) => [label, values.join(' | ')]));
}

/** The labels whose values differ. */
export function differingLabels(before: LabelledFields, after: LabelledFields): string[] {
  const labels = new Set([...before.keys(), ...after.keys()]);
  return [...labels].filter((label) => before.get(label) !== after.get(label));
}

const valueOf = (control: HTMLInputElement): string =>
  control.type === 'checkbox' || control.type === 'radio' ? String(control.checked) : control.value;

/** The panel or table that it is in, as it is called. */
function placeOf(element: Element): string {
  const region = element.closest('table[aria-label], section[aria-label], section[aria-labelledby]');
  const by = region?.getAttribute('aria-labelledby');
  return region?.getAttribute('aria-label') ?? textOf(by ? document.getElementById(by) : null);
}

function textOf(element: Element | null): string {
  if (element === null || isRaw(element)) return '';
  const copy = element.cloneNode(true) as Element;
  for (const block of copy.querySelectorAll('pre, code')) if (isRaw(block)) block.remove();
  const onHover = [copy, ...copy.querySelectorAll('[title]')].map((each) => each.getAttribute('title') ?? '');
  return [copy.textContent ?? '', ...onHover].join(' ').replaceAll(/\s+/g, ' ').trim();
}

const isRaw = ({ textContent }: Element): boolean => /^\s*[[{]/.test(textContent ?? '');
