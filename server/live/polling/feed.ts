import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import type { Operation } from '#server/aws/operation-types.ts';

/** Everything of an endpoint, as seen at one time; in the form of the wire. */
export type Look = { asOf: string } & (
  | { kind: 'item'; item: unknown }
  | {
      kind: 'list';
      items: readonly unknown[];
      /** Calls that it took. */
      pages: number;
    }
);

/** How long to wait from one look to the next, in milliseconds: while something moves, and at most once nothing does. */
export interface Rhythm {
  leastMs: number;
  calmMs: number;
}

/** `settled`: it has ended, and this look was the last that was needed. */
export type Outlook = Rhythm | 'settled';

/** One answer that a topic keeps up to date. */
export interface Feed {
  endpoint: JsonEndpoint;
  /** As browsers ask it, without paging. */
  input: Readonly<Record<string, unknown>>;
  /** What a look, or a page of it, calls. */
  operation: Operation;
  /** The member that tells items of a list apart. */
  by?: string;
  /** @param notOlderMs what is held of AWS's answers will do as long as it is not older than that */
  look: (signal: AbortSignal, notOlderMs: number) => Promise<Look>;
  /** What a look means for the next one. */
  outlook: (look: Look) => Outlook;
}
