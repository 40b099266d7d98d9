import type { Caller } from '#server/aws/call.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { Priority } from '#server/aws/budget/priority.ts';
import { ApiError } from '#server/http/api-error.ts';

const PAGE = 100;

type Event = NonNullable<OperationOutput<'ListParticipantEvents'>['events']>[number];
type Participant = NonNullable<OperationOutput<'ListParticipants'>['participants']>[number];

export interface HowToAsk {
  priority: Priority;
  signal: AbortSignal;
}

/** A list of AWS, whole, and the upstream's time of its first page: the oldest, so never younger than the truth. */
interface Whole<Item> {
  items: Item[];
  asOf: Date;
}

/** Every event of a participant. @throws {ApiError} as `Caller.call` */
export async function allEvents(
  caller: Caller,
  input: OperationInput<'ListParticipantEvents'>,
  how: HowToAsk,
): Promise<Whole<Event>> {
  return whole(caller, 'ListParticipantEvents', input, how, ({ events }) => events);
}

/** Everybody in a session. @throws {ApiError} as `Caller.call` */
export async function allParticipants(
  caller: Caller,
  input: OperationInput<'ListParticipants'>,
  how: HowToAsk,
): Promise<Whole<Participant>> {
  return whole(caller, 'ListParticipants', input, how, ({ participants }) => participants);
}

async function whole<O extends Operation, Item>(
  caller: Caller,
  operation: O,
  input: OperationInput<O>,
  how: HowToAsk,
  itemsOf: (output: OperationOutput<O>) => readonly Item[] | undefined,
): Promise<Whole<Item>> {
  const items: Item[] = [];
  let asOf: Date | undefined;
  let nextToken: string | undefined;
  do {
    const page = await caller.call(
      operation,
      { ...input, maxResults: PAGE, ...(nextToken === undefined ? {} : { nextToken }) },
      how,
    );
    items.push(...(itemsOf(page.output) ?? []));
    asOf ??= page.asOf;
    const following = nextPage(page.output as { nextToken?: string });
    if (following !== undefined && following === nextToken)
      throw new ApiError(
        'aws_invalid_answer',
        `AWS answered ${operation} with the same page again and again: the list cannot be read to its end.`,
      );
    nextToken = following;
  } while (nextToken !== undefined);
  return { items, asOf };
}
