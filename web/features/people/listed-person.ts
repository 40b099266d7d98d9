import type { people } from '#shared/people/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';

/** Somebody who may sign in, as the list has them. */
export type ListedPerson = Wire<typeof people.list>['items'][number];
export type ListedDisplay = Wire<typeof people.displays>['items'][number];
