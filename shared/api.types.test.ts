import { expectTypeOf, it } from 'vitest';
import type { EndpointId, InvalidatedId } from './contract/endpoint.ts';
import type { api } from './api.ts';

type Api = typeof api;

it('what a change makes stale is named by ids that exist', () => {
  // A misspelt id stands in the compiler's error.
  expectTypeOf<Exclude<InvalidatedId<Api>, EndpointId<Api>>>().toEqualTypeOf<never>();
  expectTypeOf<'stages.list' | 'tags.get'>().toExtend<InvalidatedId<Api>>();
  expectTypeOf<string>().not.toExtend<InvalidatedId<Api>>();
  expectTypeOf<'stages.create' | 'ingest.reveal' | 'connections.list'>().toExtend<EndpointId<Api>>();
});
