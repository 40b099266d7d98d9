import type { PlacedEvent } from './ordered-events.ts';

/** The service shows what a token allows only where it was exchanged: before and after that. */
export interface Barred {
  how: 'exchanged' | 'from-the-start';
  event: PlacedEvent;
}

const allows = (capabilities: readonly string[] | undefined, one: string): boolean | undefined =>
  capabilities?.includes(one);

/** The exchange that proves a token not to have allowed something at an instant, if one does. */
export function barredAt(
  events: readonly PlacedEvent[],
  capability: 'PUBLISH' | 'SUBSCRIBE',
  at: number,
): Barred | undefined {
  const exchanges = events.filter(({ name }) => name === 'TOKEN_EXCHANGED');
  const before = exchanges.filter((event) => event.at <= at);
  const last = before.at(-1);
  if (last) {
    if (allows(last.newCapabilities, capability) !== false) return undefined;
    const lost = before.findLast(
      (event) =>
        allows(event.previousCapabilities, capability) === true &&
        allows(event.newCapabilities, capability) === false,
    );
    return lost ? { how: 'exchanged', event: lost } : { how: 'from-the-start', event: last };
  }
  const next = exchanges.find((event) => event.at > at);
  return next && allows(next.previousCapabilities, capability) === false
    ? { how: 'from-the-start', event: next }
    : undefined;
}

/** Whether an exchange between two instants changed what the token allows: an error before says nothing of after. */
export function exchangedBetween(
  events: readonly PlacedEvent[],
  capability: 'PUBLISH' | 'SUBSCRIBE',
  from: number,
  to: number,
): boolean {
  return events.some(
    (event) =>
      event.name === 'TOKEN_EXCHANGED' &&
      event.at >= from &&
      event.at <= to &&
      allows(event.newCapabilities, capability) === true &&
      allows(event.previousCapabilities, capability) !== true,
  );
}
