/** The SDK's packed runtime schemas, unpacked once into something that can be walked. */
export type Shape =
  | { kind: 'string' | 'number' | 'boolean' | 'timestamp' }
  | { kind: 'list'; item: Shape }
  | { kind: 'map'; value: Shape }
  | StructureShape;

export interface StructureShape {
  kind: 'structure';
  name: string;
  members: Member[];
}

export interface Member {
  name: string;
  shape: Shape;
  required: boolean;
  /** Where the member travels: in the JSON body unless the model binds it elsewhere. */
  place: { in: 'body' } | { in: 'label' } | { in: 'query' | 'header'; as: string };
}

// The numbers of the packed form: @smithy/types, schema/sentinels and schema/static-schemas.
const SIMPLE: Record<number, Shape['kind'] & ('string' | 'number' | 'boolean' | 'timestamp')> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
};
const LIST_OF = 64;
const MAP_OF = 128;
const STRUCTURE = 3;
const HTTP_LABEL = 1;

const unpacked = new Map<unknown, StructureShape>();

/** Unpacks a schema. Throws for a kind of shape that this service has not used so far. */
export const shapeOf = (packed: unknown): Shape => {
  const schema: unknown = typeof packed === 'function' ? packed() : packed;
  if (typeof schema === 'number') return simpleShape(schema);
  if (schema === 'unit') return { kind: 'structure', name: 'unit', members: [] };
  if (Array.isArray(schema)) {
    if (schema[0] === 0) return shapeOf(schema[4]);
    if (schema[0] === 1) return { kind: 'list', item: shapeOf(memberOf(schema[4]).schema) };
    if (schema[0] === 2) return { kind: 'map', value: shapeOf(memberOf(schema[5]).schema) };
    if (schema[0] === STRUCTURE) return structureShape(schema);
  }
  throw new Error(`The SDK describes a shape that the emulator cannot read: ${JSON.stringify(schema)}`);
};

/** As `shapeOf`, for the input or output of an operation, which is always a structure. */
export const structureOf = (packed: unknown): StructureShape => {
  const shape = shapeOf(packed);
  if (shape.kind !== 'structure')
    throw new Error('The SDK describes an operation on something else than a structure.');
  return shape;
};

const simpleShape = (schema: number): Shape => {
  if (schema >= MAP_OF) return { kind: 'map', value: simpleShape(schema - MAP_OF) };
  if (schema >= LIST_OF) return { kind: 'list', item: simpleShape(schema - LIST_OF) };
  const kind = SIMPLE[schema];
  if (kind === undefined)
    throw new Error(`The SDK uses a simple type that the emulator cannot read: ${schema}`);
  return { kind };
};

/** A member is its schema, or a pair of schema and traits. */
const memberOf = (packed: unknown): { schema: unknown; traits: unknown } =>
  Array.isArray(packed) && packed.length === 2
    ? { schema: packed[0], traits: packed[1] }
    : { schema: packed, traits: 0 };

const structureShape = (schema: unknown[]): StructureShape => {
  const known = unpacked.get(schema);
  if (known !== undefined) return known;
  const [, , name, , names, members, requiredCount] = schema as [
    3,
    string,
    string,
    unknown,
    string[],
    unknown[],
    number?,
  ];
  const shape: StructureShape = { kind: 'structure', name, members: [] };
  // Kept before its members are read, so that a shape may contain itself.
  unpacked.set(schema, shape);
  for (const [index, member] of names.entries()) {
    const { schema: inner, traits } = memberOf(members[index]);
    // The packed form lists the required members first and says how many they are.
    const required = index < (requiredCount ?? 0);
    shape.members.push({ name: member, shape: shapeOf(inner), required, place: placeOf(traits) });
  }
  return shape;
};

const placeOf = (traits: unknown): Member['place'] => {
  if (typeof traits === 'number') return { in: (traits & HTTP_LABEL) === 0 ? 'body' : 'label' };
  const { httpLabel, httpQuery, httpHeader } = traits as Record<string, unknown>;
  if (httpLabel !== undefined) return { in: 'label' };
  if (typeof httpQuery === 'string') return { in: 'query', as: httpQuery };
  if (typeof httpHeader === 'string') return { in: 'header', as: httpHeader };
  return { in: 'body' };
};
