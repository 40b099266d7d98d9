import type { Operation } from '../wire/operation.ts';
import type { Case } from './case.ts';

/** For each operation a case in which it is answered as it should be. */
export type Successes = Readonly<Record<Operation, Case>>;
export type SomeSuccesses = Partial<Successes>;

/** Why the cases about sessions are for a simulation alone. */
export const NEEDS_PEOPLE = 'AWS has no call with which somebody joins a stage';
export const COSTS_MONEY = 'in AWS a composition is paid for, and needs a channel or a bucket';
export const NEEDS_BUCKET = 'AWS wants a bucket that is there';
