/** What was, what is and what was undone. The newest of `past` is last, the next of `future` first. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
  /** Changes with the same mark in a row are one step: the letters of a word, the pixels of a drag. */
  mark: string | undefined;
}

/** Steps that can be undone; beyond, the oldest are forgotten. */
const MOST_STEPS = 200;

export function begun<State>(present: State): History<State> {
  return { past: [], present, future: [], mark: undefined };
}

/** @param mark as `History.mark`; `undefined` makes a step of its own */
export function changed<State>(history: History<State>, present: State, mark?: string): History<State> {
  if (Object.is(present, history.present)) return history;
  const joins = mark !== undefined && mark === history.mark;
  const past = joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present, future: [], mark };
}

/** The next change is a step of its own, whatever its mark. */
export function settled<State>(history: History<State>): History<State> {
  return history.mark === undefined ? history : { ...history, mark: undefined };
}

export function undone<State>({ past, present, future, mark }: History<State>): History<State> {
  const before = past.at(-1);
  if (past.length === 0 || before === undefined) return { past, present, future, mark };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], mark: undefined };
}

export function redone<State>({ past, present, future, mark }: History<State>): History<State> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, present, future, mark };
  return { past: [...past, present], present: after, future: rest, mark: undefined };
}
