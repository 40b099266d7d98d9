import type { EdgeCase } from '../constraints/testing/edge-cases.ts';
import type { Operation } from '../wire/operation.ts';

/** What the SDK for JavaScript does to inputs, so that what was meant never reaches the service. */
export const ALTERATIONS = [
  'leaves out what is null in a list or a map',
  'takes a list for a structure without members',
  'spells out a number beyond all numbers',
  'makes a text of a number in a path',
  'makes a text of null in a query',
  'makes texts of numbers in a query',
  'makes a list of a text in a query',
  'leaves an empty list out of a query',
  'refuses to send without what stands in the path',
  'asks for another path where the text in the path is empty',
  'refuses to send an idempotencyToken of null',
] as const;

export type Alteration = (typeof ALTERATIONS)[number];

/** What the SDK does to an input that is to be sent. */
export function alterationOf(operation: Operation, one: EdgeCase): Alteration | undefined {
  const { member, what, breaks } = one;
  if (member === 'resourceArn') {
    if (what === 'left out' || what === 'null') return 'refuses to send without what stands in the path';
    if (what === 'a number') return 'makes a text of a number in a path';
    if (what === '0 characters') return 'asks for another path where the text in the path is empty';
  }
  if (operation === 'UntagResource' && member.startsWith('tagKeys')) {
    if (what === 'null' && member !== 'tagKeys') return 'makes a text of null in a query';
    if (what === 'a number') return 'makes texts of numbers in a query';
    if (what === '0 items') return 'leaves an empty list out of a query';
    if (what === 'one item without its list') return 'makes a list of a text in a query';
  }
  if (member === 'idempotencyToken' && what === 'null') return 'refuses to send an idempotencyToken of null';
  if (what === 'more than a number can hold') return 'spells out a number beyond all numbers';
  if (what === 'a list' && breaks === 'Member must be a structure') {
    return 'takes a list for a structure without members';
  }
  const isInside = member.endsWith(']') || /(?:^|\.)(?:tags|attributes)\.name$/.test(member);
  return what === 'null' && isInside ? 'leaves out what is null in a list or a map' : undefined;
}
