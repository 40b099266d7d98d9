import type { Operation, OperationInput } from '../wire/operation.ts';
import type { Choice, Flag, List, Numeric, Required, Structure, Text, TextMap } from './constraint.ts';

/**
 * The form that the constraint of a value must have, read from the value's type in the SDK. It ties the table to the
 * SDK: a member that the SDK does not have, one that the table leaves out, a wrong mark of what is required, another
 * set of enum values and an operation without an entry all fail the build.
 */
type ConstraintOf<Value> = [Value] extends [string]
  ? string extends Value
    ? Text
    : Choice<Value>
  : [Value] extends [number]
    ? Numeric
    : [Value] extends [boolean]
      ? Flag
      : [Value] extends [readonly (infer Item)[]]
        ? List<ConstraintOf<Item>>
        : string extends keyof Value
          ? TextMap
          : Structure<MembersOf<Value>>;

/** An entry for each member; the SDK's types leave a `?` off those that the API requires. */
export type MembersOf<Shape> = {
  readonly [Member in keyof Shape]-?: object extends Pick<Shape, Member>
    ? ConstraintOf<NonNullable<Shape[Member]>>
    : Required<ConstraintOf<NonNullable<Shape[Member]>>>;
};

/** The whole table: each operation's input. */
export type InputConstraints = { readonly [O in Operation]: MembersOf<OperationInput<O>> };

/** A part of the table, as each file of a group of operations holds it. */
export type SomeInputs = Partial<InputConstraints>;

/** The constraint of a structure that inputs hold, checked against the SDK's type for it. */
export const structure = <Shape>(members: MembersOf<Shape>): Structure<MembersOf<Shape>> => ({
  kind: 'structure',
  members,
});
