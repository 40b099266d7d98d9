import type { Violation } from './violation.ts';

/** What an input breaks of one rule that the API model's traits cannot express. */
export type Rule<Input> = (input: Input) => Violation[];

/** `null` counts as absent. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** One violation if the rule is broken, none if it is kept. */
export const unless = (kept: boolean, member: string, rule: string): Violation[] =>
  kept ? [] : [{ member, rule }];
