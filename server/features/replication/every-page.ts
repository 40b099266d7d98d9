import type { Stale } from '#shared/contract/errors.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** A list of AWS, whole, and the upstream's time of its first page: the oldest, so never younger than the truth. */
export interface EveryItem<Item> {
  items: Item[];
  asOf: Date;
  /** Why an answer of before was given, where one was. */
  stale: Stale | undefined;
}

/** Reads every page of a list. @throws {ApiError} as `Upstream.call` */
export async function everyPage<O extends Operation, Item>(
  upstream: Upstream,
  operation: O,
  input: OperationInput<O>,
  itemsOf: (output: OperationOutput<O>) => readonly Item[] | undefined,
): Promise<EveryItem<Item>> {
  const items: Item[] = [];
  let asOf: Date | undefined;
  let stale: Stale | undefined;
  let nextToken: string | undefined;
  do {
    const page = await upstream.call(operation, {
      ...input,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    items.push(...(itemsOf(page.output) ?? []));
    asOf ??= page.asOf;
    stale ??= page.stale;
    nextToken = nextPage(page.output as { nextToken?: string });
  } while (nextToken !== undefined);
  return { items, asOf, stale };
}
