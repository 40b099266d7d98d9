import type { Person } from './known.ts';

/** `20 seconds`, `1 minute 5 seconds`, `2 hours`: a length of time in words, whole seconds. */
export function lengthWords(ms: number): string {
  const total = Math.round(Math.abs(ms) / 1_000);
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const seconds = total % 60;
  const parts = [
    hours > 0 ? count(hours, 'hour') : '',
    minutes > 0 ? count(minutes, 'minute') : '',
    seconds > 0 && hours === 0 ? count(seconds, 'second') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** @param plural where it is not the noun with an s */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/**
 * Where an instant lies from the one asked about: `20 seconds before`, `5 seconds after`, `in this very second`. Times of
 * day are left to whoever shows them, who knows the reader's zone.
 */
export function fromThen(instant: number, at: number): string {
  if (instant === at) return 'in this very second';
  return `${lengthWords(instant - at)} ${instant < at ? 'before' : 'after'}`;
}

/** What somebody is called: the user id, or what was asked for. */
export function nameOf(person: Person): string {
  return person.entries.find(({ userId }) => userId !== undefined && userId !== '')?.userId ?? person.asked;
}
