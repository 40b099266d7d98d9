import * as sdk from '@aws-sdk/client-ivs-realtime';
import { type Shape, structureOf } from '#server/emulator/wire/shape.ts';
import type { Operation } from '#server/aws/operation-types.ts';

/**
 * Every member that an operation takes or answers, at any depth, as a dotted path: `video.width`; a list goes on with its
 * items. Read from the runtime schemas that the SDK itself works with, so that a newer SDK brings its own.
 */
export function membersOf(operation: Operation, side: 'input' | 'output'): string[] {
  const [, , , , input, output]: readonly unknown[] = sdk[`${operation}$`];
  return membersIn(structureOf(side === 'input' ? input : output), []);
}

function membersIn(shape: Shape, above: readonly Shape[]): string[] {
  if (shape.kind === 'list') return membersIn(shape.item, above);
  if (shape.kind === 'map') return membersIn(shape.value, above);
  // A structure within itself would have no end.
  if (shape.kind !== 'structure' || above.includes(shape)) return [];
  return shape.members.flatMap(({ name, shape: inner }) => [
    name,
    ...membersIn(inner, [...above, shape]).map((path) => `${name}.${path}`),
  ]);
}
