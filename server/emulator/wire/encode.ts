import type { Shape, StructureShape } from './shape.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** An answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Writes an operation's output by its schema (AWS restJson1); what the schema does not name is left out. */
export const encodeOutput = (shape: StructureShape, output: object): Omit<Answer, 'status'> => {
  const values = output as Record<string, unknown>;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const { name, place } of shape.members) {
    if (place.in !== 'header') continue;
    // The service binds only its security headers, which no handler has an opinion on.
    const value = values[name] ?? SECURITY_HEADERS[place.as];
    if (typeof value === 'string') headers[place.as] = value;
  }
  // UNCONFIRMED: operations without output may answer with no body at all; SDKs accept both.
  return { headers, body: JSON.stringify(encodeStructure(shape, values)) };
};

const encodeStructure = (shape: StructureShape, values: Record<string, unknown>): object => {
  const members: [string, unknown][] = [];
  for (const { name, shape: inner, place } of shape.members) {
    const value = values[name];
    if (place.in === 'body' && value !== undefined && value !== null)
      members.push([name, encode(inner, value, name)]);
  }
  return Object.fromEntries(members);
};

const encode = (shape: Shape, value: unknown, name: string): unknown => {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value !== shape.kind)
        throw new TypeError(`A handler answered ${name} with no ${shape.kind}.`);
      return value;
    case 'timestamp':
      if (!(value instanceof Date)) throw new TypeError(`A handler answered ${name} with no Date.`);
      return formatInstant(value);
    case 'list':
      if (!Array.isArray(value)) throw new TypeError(`A handler answered ${name} with no list.`);
      return value.map((item) => encode(shape.item, item, name));
    case 'map':
      if (typeof value !== 'object' || value === null)
        throw new TypeError(`A handler answered ${name} with no map.`);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, encode(shape.value, item, `${name}.${key}`)]),
      );
    case 'structure':
      if (typeof value !== 'object') throw new TypeError(`A handler answered ${name} with no structure.`);
      return encodeStructure(shape, value as Record<string, unknown>);
  }
};

/** ISO 8601 in UTC, as AWS's samples: whole seconds without a fraction, others with milliseconds. */
export const formatInstant = (instant: Date): string => instant.toISOString().replace('.000Z', 'Z');
