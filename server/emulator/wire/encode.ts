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
  const members: Record<string, unknown> = {};
  // Names of the schema, none of which means anything to an object.
  for (const { name, shape: inner, place } of shape.members) {
    const value = values[name];
    if (value !== undefined && value !== null && place.in === 'body')
      members[name] = encode(inner, value, name);
  }
  return members;
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

const DAY = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** `2026-11-20T` of the day that was last asked for: the instants of one answer are mostly of one day. */
let known = { day: NaN, date: '' };

/** ISO 8601 in UTC, as AWS's samples: whole seconds without a fraction, others with milliseconds. */
export const formatInstant = (instant: Date): string => {
  const time = instant.getTime();
  // Also for what is no time at all, which throws.
  if (time % 1_000 !== 0) return instant.toISOString();
  const day = Math.floor(time / DAY);
  if (day !== known.day) known = { day, date: instant.toISOString().slice(0, -13) };
  const second = (time - day * DAY) / 1_000;
  const [hours, minutes, seconds] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
  return `${known.date}${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}:${TWO_DIGITS[seconds]}Z`;
};
