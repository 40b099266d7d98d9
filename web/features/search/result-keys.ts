import type { KeyboardEvent } from 'react';

/**
 * Arrow keys go from the field through the results and back; Enter follows the link that has the focus, or the first
 * result from the field.
 */
export function moveThroughResults(event: KeyboardEvent<HTMLElement>): void {
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const field = event.currentTarget.querySelector<HTMLElement>('input');
  const at = results.findIndex((result) => result === document.activeElement);
  const inField = document.activeElement === field;
  if (!inField && at < 0) return;
  if (event.key === 'ArrowDown') focus(event, results[at + 1]);
  else if (event.key === 'ArrowUp') focus(event, at <= 0 ? (inField ? null : field) : results[at - 1]);
  else if (event.key === 'Enter' && inField) {
    event.preventDefault();
    results[0]?.click();
  }
}

function focus(event: KeyboardEvent, element: HTMLElement | null | undefined): void {
  event.preventDefault();
  element?.focus();
}
