/** Who waits for the answer: the panel on screen, one that is about to be opened, or nobody in particular. */
export type Priority = 'visible' | 'hover' | 'background';

/** In the order in which they are served. */
export const PRIORITIES = ['visible', 'hover', 'background'] as const satisfies readonly Priority[];

/** The lower goes first. */
export function rankOf(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}
