import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant, wholeNumber } from '#shared/contract/codecs.ts';
import { bytes, contract, hook, json, stream } from '#shared/contract/define.ts';
import type { ContractHandlers, Download, HandlerOf, Handlers, StreamEvent } from './handlers.ts';

const things = contract('things', {
  list: json({
    path: '/things',
    summary: 'All things',
    access: 'read',
    query: { limit: z.optional(wholeNumber(1, 9)) },
    output: z.object({ items: z.array(z.object({ made: Instant })) }),
  }),
  watch: stream({
    path: '/watch',
    summary: 'Watches',
    access: 'read',
    events: { added: z.object({ made: Instant }), removed: z.object({ id: z.string() }) },
  }),
  csv: bytes({ path: '/csv', summary: 'Exports', access: 'read', contentTypes: ['text/csv'] }),
  told: hook({ path: '/told', summary: 'Is told', access: 'public', output: z.object({ ok: z.boolean() }) }),
});
const api = { things };

const list: HandlerOf<typeof things.list> = () => ({ items: [{ made: new Date() }] });
async function* watch(): AsyncIterable<StreamEvent<typeof things.watch>> {
  yield { event: 'removed', data: { id: 'x' } };
}
const csv = async (): Promise<Download> => ({
  contentType: 'text/csv',
  filename: 'x.csv',
  body: new Uint8Array(),
});
const told: HandlerOf<typeof things.told> = async ({ rawBody }) => ({ ok: rawBody.length > 0 });

describe('the types of handlers', () => {
  it('accept exactly one handler for each endpoint', () => {
    const complete: Handlers<typeof api> = { things: { list, watch, csv, told } };
    expectTypeOf(complete).not.toBeAny();
    // @ts-expect-error csv and told are missing
    const few: ContractHandlers<typeof things> = { list, watch };
    // @ts-expect-error there is no endpoint "more"
    const many: ContractHandlers<typeof things> = { list, watch, csv, told, more: list };
    // @ts-expect-error the feature is missing
    const none: Handlers<typeof api> = {};
    expectTypeOf([few, many, none]).not.toBeAny();
  });

  it('give a handler parsed input', () => {
    expectTypeOf<Parameters<typeof list>[0]>().toEqualTypeOf<{ limit?: number | undefined }>();
    expectTypeOf<Parameters<typeof told>[0]['rawBody']>().toEqualTypeOf<Uint8Array>();
  });

  it('refuse an answer outside the contract', () => {
    // @ts-expect-error made is an instant, not text
    const wrong: HandlerOf<typeof things.list> = () => ({ items: [{ made: 'now' }] });
    // @ts-expect-error items is missing
    const empty: HandlerOf<typeof things.list> = () => ({});
    // @ts-expect-error there is no event "renamed"
    const event: StreamEvent<typeof things.watch> = { event: 'renamed', data: { id: 'x' } };
    // @ts-expect-error the data belongs to the other event
    const data: StreamEvent<typeof things.watch> = { event: 'added', data: { id: 'x' } };
    expectTypeOf([wrong, empty, event, data]).not.toBeAny();
  });
});
