/**
 * In which order a Replace does what, as a table: what it does is decided here and carried out elsewhere.
 *
 * `overlap` starts the new composition while the old one runs, so that nothing is lost. `gap` stops the old one first,
 * because both would broadcast to the same channel, and a channel takes one broadcast at a time.
 */
export const REPLACE_MODES = ['overlap', 'gap'] as const;
export type ReplaceMode = (typeof REPLACE_MODES)[number];

/** `new` is what shall run, `old` what runs, `back` the old layout started again. */
export type Part = 'old' | 'new' | 'back';

export const STEPS = [
  /** What runs, and what shall run. */
  'look',
  'start-new',
  'active-new',
  'stop-old',
  'stopped-old',
  /** Whether a start whose answer was lost has happened. */
  'settle-new',
  'settle-back',
  'stop-new',
  'stopped-new',
  'start-back',
  'active-back',
  'end',
] as const;
export type Step = (typeof STEPS)[number];

/**
 * How a step has ended. `failed`: for good, and nobody need look what became of it. `unsure`: of a start, its answer was
 * lost and nobody knows. `cancelled`: before its own request was sent. `absent`: nothing had been started at all.
 */
export type StepEnd = 'done' | 'failed' | 'unsure' | 'cancelled' | 'absent';

type Table = Partial<Record<Step, Partial<Record<StepEnd, Step>>>>;

/** The way back is the same in each step of it: it is not cancelled, and where it fails there is nothing left to try. */
const OVERLAP: Table = {
  look: { done: 'start-new' },
  'start-new': { done: 'active-new', unsure: 'settle-new' },
  'active-new': { done: 'stop-old', failed: 'stop-new', cancelled: 'stop-new' },
  'stop-old': { done: 'stopped-old', failed: 'stop-new', cancelled: 'stop-new' },
  'settle-new': { done: 'stop-new' },
  'stop-new': { done: 'stopped-new' },
};

const GAP: Table = {
  look: { done: 'stop-old' },
  'stop-old': { done: 'stopped-old' },
  'stopped-old': { done: 'start-new' },
  'start-new': { done: 'active-new', failed: 'start-back', unsure: 'settle-new', cancelled: 'start-back' },
  'active-new': { failed: 'stop-new', cancelled: 'stop-new' },
  // Where nobody can tell whether the new one runs, the old layout must not be started beside it.
  'settle-new': { done: 'stop-new', absent: 'start-back' },
  'stop-new': { done: 'stopped-new' },
  'stopped-new': { done: 'start-back' },
  'start-back': { done: 'active-back', unsure: 'settle-back' },
  'settle-back': { done: 'active-back' },
};

/** What follows a step that has ended so. */
export function nextStep(mode: ReplaceMode, step: Step, how: StepEnd): Step {
  return (mode === 'overlap' ? OVERLAP : GAP)[step]?.[how] ?? 'end';
}

/** The steps of a Replace that goes well, in their order. */
export function wayOf(mode: ReplaceMode): Step[] {
  const way: Step[] = [];
  for (let step: Step = 'look'; step !== 'end'; step = nextStep(mode, step, 'done')) way.push(step);
  return way;
}

/** Whether a Replace that is cancelled in this step can still go back by that. */
export function isCancellable(mode: ReplaceMode, step: Step): boolean {
  if (step === 'look') return true;
  if (mode === 'gap') return step === 'stop-old' || step === 'start-new' || step === 'active-new';
  return step === 'start-new' || step === 'active-new' || step === 'stop-old';
}

/** The last step of a Replace that has done what it was asked for. */
export const isLastOf = (mode: ReplaceMode, step: Step): boolean => step === wayOf(mode).at(-1);
