/**
 * The words in which the limits of an input are written down, as plain data. A limit that is not given does not exist.
 */
export type Constraint = Text | Choice | Numeric | Flag | List | TextMap | Structure;

/** Text. Lengths count Unicode characters, not UTF-16 units (API Reference: "length", Smithy's length trait). */
export interface Text {
  readonly kind: 'text';
  readonly min?: number;
  readonly max?: number;
  /** Of a form whose matching takes time linear in the text, however it was written to do harm. */
  readonly pattern?: RegExp;
  /** A value as AWS writes it, where letters alone would not fit the pattern. */
  readonly example?: string;
}

/** Text from a closed set. Invariant, so that a set with one value too few or too many is not the SDK's set. */
export interface Choice<in out Value extends string = string> {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

/** A number; whole ones are 32 bits wide, as `integer` is in the API model. */
export interface Numeric {
  readonly kind: 'whole' | 'fraction';
  readonly min?: number;
  readonly max?: number;
}

/** True or false. */
export interface Flag {
  readonly kind: 'flag';
}

export interface List<Item = Constraint> {
  readonly kind: 'list';
  readonly item: Item;
  readonly min?: number;
  readonly max?: number;
}

/** A map from text to text, the only kind of map that this API takes. */
export interface TextMap {
  readonly kind: 'map';
  readonly key: Text;
  readonly value: Text;
  readonly max?: number;
}

export interface Structure<Members = MemberTable> {
  readonly kind: 'structure';
  readonly members: Members;
}

/** What a structure's members are held to, in the order in which violations are reported. */
export interface MemberTable {
  readonly [member: string]: Constraint | Required;
}

/** Marks a member that may not be left out. */
export interface Required<Of = Constraint> {
  readonly kind: 'required';
  readonly of: Of;
}

type Limits = Pick<Numeric, 'min' | 'max'>;

export const text = (limits: Omit<Text, 'kind'> = {}): Text => ({ kind: 'text', ...limits });
export const whole = (limits: Limits): Numeric => ({ kind: 'whole', ...limits });
export const fraction = (limits: Limits): Numeric => ({ kind: 'fraction', ...limits });
export const flag: Flag = { kind: 'flag' };
export const list = <Item>(item: Item, limits: Limits): List<Item> => ({ kind: 'list', item, ...limits });
export const textMap = (limits: Omit<TextMap, 'kind'>): TextMap => ({ kind: 'map', ...limits });
export const required = <Of>(of: Of): Required<Of> => ({ kind: 'required', of });
export const choice = <const Values extends readonly string[]>(
  ...values: Values
): Choice<Values[number]> => ({
  kind: 'choice',
  values,
});
