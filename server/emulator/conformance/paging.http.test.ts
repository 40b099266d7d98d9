import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import type { OperationInput, OperationOutput } from '../wire/operation.ts';
import { PAGE_LIMITS, type PagedOperation } from '../wire/page-limits.ts';
import { type Case, holds, simulated, targetOfFile } from './case.ts';
import { makeStage } from './make.ts';
import { type FilledList, PAGED_CASES, type PagedCase } from './paging-cases.ts';
import { NEEDS_PEOPLE } from './success.ts';
import type { Target } from './target.ts';

const PAGE = 2;

const target = targetOfFile({ quotas: { publicKeys: 10 } });

type Page = { nextToken?: string };

/** The SDK's own paginator of an operation. They are a union that a name in a variable cannot tell apart. */
const pagesOf = (operation: PagedOperation, input: object): AsyncGenerator<Page> => {
  const paginate = sdk[`paginate${operation}`] as unknown as (
    config: { client: sdk.IVSRealTimeClient; pageSize: number },
    input: object,
  ) => AsyncGenerator<Page>;
  return paginate({ client: target().client, pageSize: PAGE }, input);
};

const withPaging = <O extends PagedOperation>(input: object, paging: object): OperationInput<O> =>
  ({ ...input, ...paging }) as OperationInput<O>;

/** Whatever is asked of a list that has been filled, as a case of its operation. */
const caseOf = <O extends PagedOperation>(
  operation: O,
  run: (list: FilledList, keysOf: (page: Page) => string[]) => Promise<void>,
): Case => {
  const paged: PagedCase<O> = PAGED_CASES[operation];
  const keysOf = (page: Page): string[] =>
    (paged.keysOf(page as unknown as OperationOutput<O>) ?? []).map((key) => key ?? '');
  return 'simulated' in paged
    ? simulated(paged.simulated, async (place) => run(await paged.fill(place), keysOf))
    : { run: async (place: Target) => run(await paged.fill(place), keysOf) };
};

const OPERATIONS = Object.keys(PAGED_CASES) as PagedOperation[];

describe('the operations that answer in pages', () => {
  it('are ten', () => {
    expect(OPERATIONS.toSorted()).toEqual(Object.keys(PAGE_LIMITS).toSorted());
    expect(OPERATIONS).toHaveLength(10);
  });
});

describe.each(OPERATIONS)('%s', (operation) => {
  const toTheEnd = caseOf(operation, async ({ input, keys }, keysOf) => {
    const sizes: number[] = [];
    const found: string[] = [];
    for await (const page of pagesOf(operation, input)) {
      sizes.push(keysOf(page).length);
      found.push(...keysOf(page));
    }
    expect(sizes.length).toBeGreaterThanOrEqual(Math.ceil(keys.length / PAGE));
    expect(Math.max(...sizes)).toBe(PAGE);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(keys));
  });
  holds('gives each item once, to the end', toTheEnd, target);

  const whileInserting = caseOf(operation, async ({ input, keys, insert }, keysOf) => {
    const found: string[] = [];
    let pages = 0;
    for await (const page of pagesOf(operation, input)) {
      found.push(...keysOf(page));
      pages += 1;
      if (pages === 1) await insert();
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(keys));
  });
  holds('neither repeats nor leaves out one when another is added meanwhile', whileInserting, target);

  const token = caseOf(operation, async ({ input }, keysOf) => {
    const first = (await target().call(operation, withPaging(input, { maxResults: PAGE }))) as Page;
    const again = (await target().call(operation, withPaging(input, { maxResults: PAGE }))) as Page;
    expect(keysOf(again)).toEqual(keysOf(first));
    const { nextToken = '' } = first;
    const next = async () =>
      keysOf((await target().call(operation, withPaging(input, { maxResults: PAGE, nextToken }))) as Page);
    expect(await next()).toEqual(await next());
    const wrong = [`${nextToken}x`, 'nonsense', nextToken.slice(1)];
    for (const one of wrong) {
      const refusal = await target().refused(operation, withPaging(input, { nextToken: one }));
      expect(refusal).toEqual({
        name: 'ValidationException',
        text: expect.stringContaining('nextToken') as string,
      });
    }
  });
  holds('takes its own page tokens again, and no others', token, target);
});

describe('a page token', () => {
  const ofOtherList = simulated('no page of AWS says it', async (place) => {
    for (let count = 0; count < 3; count += 1) await makeStage(place);
    const { nextToken } = await place.call('ListStages', { maxResults: 1 });
    for (const operation of ['ListEncoderConfigurations', 'ListPublicKeys'] as const) {
      expect((await place.refused(operation, { nextToken })).name).toBe('ValidationException');
    }
  });
  holds('of one list is none of another', ofOtherList, target);

  const ofOtherFilter = simulated(NEEDS_PEOPLE, async (place) => {
    const stageArn = await makeStage(place);
    const { sessionId } = await place.simulate.join({ stageArn });
    await place.simulate.join({ stageArn });
    const of = { stageArn, sessionId };
    const { nextToken } = await place.call('ListParticipants', { ...of, maxResults: 1 });
    const filtered = { ...of, nextToken, filterByState: 'CONNECTED' as const };
    expect((await place.refused('ListParticipants', filtered)).name).toBe('ValidationException');
    expect((await place.call('ListParticipants', { ...of, nextToken })).participants).toHaveLength(1);
  });
  holds('holds for the filters it was given out with', ofOtherFilter, target);
});
