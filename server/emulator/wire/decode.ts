import { AwsError } from './aws-error.ts';
import type { Member, Shape, StructureShape } from './shape.ts';

/** What of a request can hold input. */
export interface InputParts {
  labels: Record<string, string>;
  query: URLSearchParams;
  contentType: string | undefined;
  body: Buffer;
}

/**
 * Reads an operation's input by its schema (AWS restJson1). Members that the schema does not name are ignored and
 * `null` counts as absent. Throws `SerializationException` naming the member whose JSON type is wrong, or
 * `UnsupportedMediaTypeException`.
 */
export const decodeInput = (shape: StructureShape, parts: InputParts): Record<string, unknown> => {
  const takesBody = shape.members.some(({ place }) => place.in === 'body');
  const body = takesBody ? parseBody(parts) : {};
  const members: [string, unknown][] = [];
  for (const member of shape.members) {
    const value = member.place.in === 'body' ? bodyMember(member, body, '') : outerMember(member, parts);
    if (value !== undefined) members.push([member.name, value]);
  }
  return Object.fromEntries(members);
};

const parseBody = ({ body, contentType }: InputParts): Record<string, unknown> => {
  // UNCONFIRMED for this service; an empty body is read as no members, as other restJson1 services do.
  if (body.length === 0) return {};
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new AwsError(
      'UnsupportedMediaTypeException',
      'The content type of the request must be application/json.',
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AwsError('SerializationException', 'The request body is not well-formed JSON.');
  }
  return asObject(parsed, 'the request body');
};

const outerMember = ({ name, shape, place }: Member, { labels, query }: InputParts): unknown => {
  if (place.in === 'label') return labels[name];
  if (place.in !== 'query' || !query.has(place.as)) return undefined;
  // Only lists of strings are bound to the query in this API (`tagKeys`, repeated).
  return shape.kind === 'list' ? query.getAll(place.as) : (query.get(place.as) ?? undefined);
};

const bodyMember = (member: Member, body: Record<string, unknown>, path: string): unknown => {
  const value = Object.hasOwn(body, member.name) ? body[member.name] : undefined;
  if (value === undefined || value === null) return undefined;
  return decode(member.shape, value, path === '' ? member.name : `${path}.${member.name}`);
};

const decode = (shape: Shape, value: unknown, path: string): unknown => {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value !== shape.kind) throw wrongType(path, shape.kind);
      return value;
    case 'timestamp':
      return decodeInstant(value, path);
    case 'list':
      if (!Array.isArray(value)) throw wrongType(path, 'list');
      return value.map((item, index) => decode(shape.item, item, `${path}[${index}]`));
    case 'map':
      // fromEntries defines own members, so that the key `__proto__` is a key like any other.
      return Object.fromEntries(
        Object.entries(asObject(value, path)).map(([key, item]) => [
          key,
          decode(shape.value, item, `${path}.${key}`),
        ]),
      );
    case 'structure':
      return decodeStructure(shape, asObject(value, path), path);
  }
};

const decodeStructure = (shape: StructureShape, body: Record<string, unknown>, path: string): unknown => {
  const members: [string, unknown][] = [];
  for (const member of shape.members) {
    const value = bodyMember(member, body, path);
    if (value !== undefined) members.push([member.name, value]);
  }
  return Object.fromEntries(members);
};

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const decodeInstant = (value: unknown, path: string): Date => {
  const instant = typeof value === 'string' && RFC_3339.test(value) ? new Date(value) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) throw wrongType(path, 'RFC 3339 timestamp');
  return instant;
};

const asObject = (value: unknown, path: string): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path, 'object');
  return value as Record<string, unknown>;
};

// UNCONFIRMED: the live service's name and text for a member of the wrong JSON type; this is the AWS frameworks' usual one.
const wrongType = (path: string, expected: string): AwsError =>
  new AwsError('SerializationException', `Wrong type for ${path.slice(0, 200)}: expected ${expected}.`);
