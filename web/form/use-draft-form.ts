import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { checkDraft } from '#shared/contract/check-draft.ts';
import type { FieldProblem } from '#shared/contract/field-problems.ts';
import type { Failure } from '#web/api/failure.ts';
import { type FieldHost, isWithin, placesOfAws, placesOfBody } from './draft-form.ts';

/** The schema of a draft: whatever `checkDraft` takes. */
type DraftSchema = Parameters<typeof checkDraft>[0];
type DraftOf<Schema extends DraftSchema> = NonNullable<ReturnType<typeof checkDraft<Schema>>['draft']>;

export interface DraftFormOptions<State, Schema extends DraftSchema> {
  /** What a field holds is what was typed: texts, and not what they mean. */
  begin: State;
  /** What would be sent; what cannot be read as it should is passed on wrong, so that the schema says so. */
  draftOf: (state: State) => unknown;
  schema: Schema;
  /** Rules that no schema can know: what AWS is known to refuse now. */
  further?: (state: State) => readonly FieldProblem[];
  disabled?: boolean;
  /** What the form is when nobody has typed anything, where it begins with something else. */
  blank?: State;
  /** Told of every change. */
  onChange?: (state: State) => void;
}

export interface DraftForm<State, Draft> extends FieldHost {
  state: State;
  /** @param path the field that was changed, whose problem may be shown from now on */
  change: (change: (before: State) => State, path?: string) => void;
  /** What would be sent as the form stands, finished or not. */
  draft: unknown;
  /** Every rule that is broken now, whether it is shown or not. */
  problems: readonly FieldProblem[];
  /** Whether somebody has tried to send it: then every problem is shown. */
  attempted: boolean;
  isDirty: boolean;
  /** The draft to send; nothing where a rule is broken, and then the first such field has the focus. */
  attempt: () => Draft | undefined;
  /** Puts what was refused at its fields. @returns whether there was a field for it */
  refuse: (failure: Failure, at?: string) => boolean;
  focus: (path: string) => void;
  /** What was refused is to be tried again. */
  forgive: () => void;
  reset: (state?: State) => void;
}

/**
 * A form whose state mirrors its fields and whose rules are those of the contract: the draft's own schema is asked at every
 * keystroke, and again by the server.
 */
export function useDraftForm<State extends object, Schema extends DraftSchema>(
  options: DraftFormOptions<State, Schema>,
): DraftForm<State, DraftOf<Schema>> {
  const { begin, draftOf, schema, further, disabled = false, blank = begin, onChange } = options;
  const id = useId();
  const [state, setState] = useState(begin);
  // Several fields may be changed by one click, before React draws again.
  const latest = useRef(state);
  const [first, setFirst] = useState(blank);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<readonly FieldProblem[]>([]);
  const draft = draftOf(state);
  const checked = checkDraft(schema, draft);
  const problems = [...checked.problems, ...(further?.(state) ?? [])];
  const isShown = (path: string): boolean => attempted || [...touched].some((one) => isWithin(one, path));
  const idOf = (path: string): string => `${id}${path}`;
  const focus = (path: string): void => {
    // What has no field of its own belongs to the field or the part around it.
    for (let at = path; ; at = at.slice(0, at.lastIndexOf('.'))) {
      const element = document.getElementById(idOf(at));
      if (element) return element.focus();
      if (!at.includes('.')) return;
    }
  };
  const showRefused = useEffectEvent((path: string) => focus(path));
  const refusedAt = disabled ? undefined : refused[0]?.path;
  useEffect(() => {
    // Only now: a field that is held while something is sent takes no focus.
    if (refusedAt !== undefined) showRefused(refusedAt);
  }, [refusedAt]);
  return {
    state,
    change(change, path) {
      // What is under way is not changed beneath it.
      if (disabled) return;
      const next = change(latest.current);
      latest.current = next;
      setState(next);
      setRefused([]);
      if (path !== undefined && !touched.has(path)) setTouched(new Set([...touched, path]));
      onChange?.(next);
    },
    draft,
    problems,
    attempted,
    isDirty: JSON.stringify(state) !== JSON.stringify(first),
    idOf,
    problemOf: (path) =>
      refused.find((one) => one.path === path)?.message ??
      (isShown(path) ? problems.find((one) => one.path === path)?.message : undefined),
    disabled,
    attempt() {
      setAttempted(true);
      setRefused([]);
      const [broken] = problems;
      if (broken !== undefined) focus(broken.path);
      return broken === undefined ? (checked.draft as DraftOf<Schema>) : undefined;
    },
    refuse(failure, at) {
      const fields = 'fields' in failure ? placesOfBody(failure.fields) : [];
      const named = fields.length > 0 ? fields : placesOfAws(failure.message);
      const found = named.length === 0 && at !== undefined ? [{ path: at, message: failure.message }] : named;
      setRefused(found);
      return found.length > 0;
    },
    focus,
    forgive: () => setRefused([]),
    reset(next = begin) {
      latest.current = next;
      setState(next);
      setFirst(next);
      setTouched(new Set());
      setAttempted(false);
      setRefused([]);
    },
  };
}
