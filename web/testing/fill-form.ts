import { fireEvent } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import * as z from 'zod/mini';
import { checkDraft } from '#shared/contract/check-draft.ts';

interface JsonSchema {
  type?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface Filling {
  /** What the form fills. */
  schema: z.core.$ZodType;
  /** Values that no rule tells, by the last name of the member's path. */
  given: Readonly<Record<string, string>>;
  /** What to choose where the last is not it, by the label of the choice. */
  choose?: Readonly<Record<string, string>>;
  /** Where a field without a path of its own stands in the draft, by its label. */
  paths?: Readonly<Record<string, string>>;
}

/** What was seen on the way. */
export interface Filled {
  /** Controls without a name of their own. */
  unnamed: string[];
  /** Of each value that breaks a rule: what the schema says, and what stood at the field. */
  told: { path: string; value: string; rule: string; said: string }[];
}

/**
 * Fills in a form as somebody does: everything that can be added is added, every box ticked, of every choice the last taken,
 * and into every field of the draft first what breaks each of its rules and then what is right.
 */
export async function fillForm(user: UserEvent, form: () => Element, filling: Filling): Promise<Filled> {
  const { choose = {} } = filling;
  const filled: Filled = { unnamed: [], told: [] };
  const done = new Set<Element>();
  // What is chosen brings up further fields.
  for (let next = nextOf(form(), done); next; next = nextOf(form(), done)) {
    done.add(next);
    const name = nameOf(next);
    if (name === '') filled.unnamed.push(next.outerHTML);
    if (next instanceof HTMLButtonElement) await user.click(next);
    else if (isTick(next)) {
      const radios = next.type === 'radio' ? radiosOf(form(), next) : [next];
      radios.forEach((one) => done.add(one));
      const wanted = choose[next.closest('[role=radiogroup]')?.getAttribute('aria-label') ?? ''];
      const tick = radios.find(({ value }) => value === wanted) ?? radios.at(-1);
      if (tick && !tick.checked) await user.click(tick);
    } else if (next instanceof HTMLSelectElement) {
      const last = [...next.options].findLast((option) => option.value !== '')?.value ?? '';
      fireEvent.change(next, { target: { value: choose[name] ?? last } });
    } else type(next, filling, filled);
  }
  return filled;
}

const isTick = (control: Control | HTMLButtonElement): control is HTMLInputElement =>
  control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);

const radiosOf = (form: Element, { name }: HTMLInputElement): HTMLInputElement[] =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=radio]:not(:disabled)')].filter(
    (one) => one.name === name,
  );

function nextOf(form: Element, done: ReadonlySet<Element>) {
  const all = form.querySelectorAll<Control | HTMLButtonElement>('input, select, textarea, button');
  return [...all].find((one) => {
    if (done.has(one) || one.matches(':disabled') || one.closest('fieldset[disabled]')) return false;
    if (one instanceof HTMLButtonElement) return /^Add an? /.test(one.textContent ?? '');
    return !(one instanceof HTMLInputElement && /^(search|file)$/.test(one.type));
  });
}

function nameOf(control: Element): string {
  if (control instanceof HTMLButtonElement) return control.textContent ?? '';
  const labels = 'labels' in control ? [...((control as HTMLInputElement).labels ?? [])] : [];
  return control.getAttribute('aria-label') ?? labels.map(({ textContent }) => textContent).join(' ');
}

/** Where the control's value stands in the draft, as `useDraftForm` writes it into its id. */
const pathOf = (control: Element): string => /^_r_\w+_(.*)$/.exec(control.id)?.[1] ?? '';

function type(control: Control, { schema, given, paths = {} }: Filling, filled: Filled): void {
  const put = (value: string) => fireEvent.change(control, { target: { value } });
  const label = nameOf(control);
  const path = pathOf(control) || (paths[label] ?? '');
  const name = path.slice(path.lastIndexOf('.') + 1);
  const rules = ruleOf(schema, path);
  if (rules) {
    for (const value of breaking(rules)) {
      const rule = checkDraft(
        schema,
        draftWith(path, rules.type === 'string' ? value : numberIn(value)),
      ).problems.find((problem) => problem.path === path)?.message;
      if (rule === undefined) continue;
      put(value);
      filled.told.push({ path, value, rule, said: describedBy(control) });
    }
  }
  // A key is a part of its path.
  const around = path.slice(0, path.lastIndexOf('.'));
  if (label.startsWith('Key of tag'))
    for (const value of ['a'.repeat(129), 'aws:stage', '§']) {
      const draft = draftWith(around, { [value]: '' });
      const rule =
        checkDraft(schema, draft).problems.find((one) => one.path.startsWith(around))?.message ?? '';
      put(value);
      filled.told.push({ path: `${around}.${value}`, value, rule, said: describedBy(control) });
    }
  if (given[name] !== undefined) put(given[name]);
  else if (label.startsWith('Key of')) put(`key-${label.replaceAll(/\D/g, '')}`);
  else if (label.startsWith('Value of')) put('value');
  else if (rules && rules.type !== 'string') put(String(rules.minimum ?? 2));
  else if (rules) put('sample');
}

const numberIn = (text: string): unknown => (Number.isNaN(Number(text)) ? text : Number(text));

function describedBy(control: Element): string {
  const id = control.getAttribute('aria-describedby') ?? '';
  return document.getElementById(id)?.textContent ?? '';
}

/** What a field takes, as the schema of the draft says it; nothing for what is not in the draft itself. */
function ruleOf(schema: z.core.$ZodType, path: string): JsonSchema | undefined {
  if (path === '') return undefined;
  const options = { io: 'input', unrepresentable: 'any', reused: 'inline' } as const;
  let at: JsonSchema | undefined = z.toJSONSchema(schema, options) as JsonSchema;
  for (const step of path.split('.')) at = /^\d+$/.test(step) ? at?.items : at?.properties?.[step];
  return at?.type === undefined || /object|array|boolean/.test(at.type) ? undefined : at;
}

/** Values that break one of the rules each. */
function breaking({ type: kind, minimum, maximum, minLength, maxLength, pattern }: JsonSchema): string[] {
  if (kind !== 'string')
    return [
      'much',
      ...(kind === 'integer' ? ['2.5'] : []),
      ...(minimum === undefined ? [] : [String(minimum - 1)]),
      ...(maximum === undefined || maximum > 1e9 ? [] : [String(maximum + 1)]),
    ];
  return [
    // An empty field leaves its member out.
    ...(minLength !== undefined && minLength > 1 ? ['a'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['a'.repeat(maxLength + 1)]),
    ...(pattern === undefined ? [] : ['§ §']),
  ];
}

function draftWith(path: string, value: unknown): unknown {
  const [step = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : draftWith(rest.join('.'), value);
  if (!/^\d+$/.test(step)) return { [step]: inner };
  return Array.from({ length: Number(step) + 1 }, () => inner);
}
