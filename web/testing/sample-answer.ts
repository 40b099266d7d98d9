import * as z from 'zod/mini';

/** What this needs of a JSON schema, as zod writes it. */
interface JsonSchema {
  type?: string;
  format?: string;
  enum?: readonly string[];
  /** The known values of an enumeration that is open. */
  examples?: readonly string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
}

/** Two values of a member: one for a sample, and another that a page can tell from it. */
type Pair = readonly [unknown, unknown];

export interface SampleOptions {
  /** Values of single members, by their dotted path: where the page tells them only in one state. */
  given?: Readonly<Record<string, Pair>>;
  /** Members that are left out with all that is in them, because AWS gives them only one without the other. */
  without?: readonly string[];
  /** What the resource itself is, as its ARN says it: `stage`. */
  kind?: string;
}

/** How old an answer is, and that it goes on: told of the list as a whole, in words. */
const OF_THE_WHOLE = new Set(['asOf', 'stale', 'nextToken']);
const FIRST_MINUTE = Date.UTC(2026, 10, 20, 9);

/** A sample of what an endpoint can answer, with a value of its own for every member. */
export class SampleAnswer {
  readonly #schema: JsonSchema;
  readonly #options: SampleOptions;
  /** The members that are not made of others, as dotted paths; a list goes on with its items. */
  readonly members: readonly string[];

  constructor(output: z.core.$ZodType, options: SampleOptions = {}) {
    this.#schema = z.toJSONSchema(output, {
      io: 'input',
      unrepresentable: 'any',
      reused: 'inline',
    }) as JsonSchema;
    this.#options = options;
    this.members = this.#leaves(this.#schema, '');
  }

  /** @param changed the one member that has its other value */
  value(changed?: string): unknown {
    return this.#draw(this.#schema, '', changed);
  }

  #has(path: string): boolean {
    return !OF_THE_WHOLE.has(path) && !(this.#options.without ?? []).includes(path);
  }

  #leaves(schema: JsonSchema, path: string): string[] {
    const { properties, items, anyOf } = schema;
    if (anyOf) return this.#leaves(notNull(anyOf), path);
    if (items && isMadeOfOthers(items)) return this.#leaves(items, path);
    if (!properties) return [path];
    return Object.entries(properties).flatMap(([name, inner]) => {
      const at = below(path, name);
      return this.#has(at) ? this.#leaves(inner, at) : [];
    });
  }

  #draw(schema: JsonSchema, path: string, changed: string | undefined): unknown {
    const { properties, items, anyOf } = schema;
    const given = this.#options.given?.[path];
    const other = changed === path;
    if (given) return given[other ? 1 : 0];
    if (anyOf) return this.#draw(notNull(anyOf), path, changed);
    if (items) return [this.#draw(items, path, changed)];
    if (!properties)
      return leaf(schema, path, { place: this.members.indexOf(path), other, kind: this.#options.kind });
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => this.#has(below(path, name)))
        .map(([name, inner]) => [name, this.#draw(inner, below(path, name), changed)]),
    );
  }
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const isMadeOfOthers = ({ properties, anyOf }: JsonSchema): boolean =>
  properties !== undefined || anyOf !== undefined;
const notNull = (anyOf: readonly JsonSchema[]): JsonSchema =>
  anyOf.find(({ type }) => type !== 'null') ?? anyOf[0] ?? {};

interface Wanted {
  /** Among all members, so that no two have the same value. */
  place: number;
  other: boolean;
  kind: string | undefined;
}

function leaf(schema: JsonSchema, path: string, { place, other, kind }: Wanted): unknown {
  const { type, format, examples = schema.enum, additionalProperties } = schema;
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (additionalProperties) return { [`key-${place}`]: other ? `other-${place}` : `value-${place}` };
  if (type === 'boolean') return !other;
  if (type === 'number' || type === 'integer') return 40 + place * 4 + (other ? 2 : 0);
  if (format === 'date-time')
    return new Date(FIRST_MINUTE + place * 60_000 + (other ? 7_000 : 0)).toISOString();
  if (examples) return examples[other ? 1 : 0] ?? `OTHER_${place}`;
  const id = `${other ? 'Other' : 'Sample'}${place}xxxx`;
  if (name === 'arn') return sampleArn(kind ?? 'unknown', id);
  if (/Arns?$/.test(name)) return sampleArn(kindIn(name), id);
  return `${other ? 'other' : 'sample'}-${place}`;
}

/** `encoderConfigurationArns` holds ARNs of `encoder-configuration`s. */
function kindIn(name: string): string {
  return name
    .replace(/Arns?$/, '')
    .replace(/^(source|destination)/, '')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^-/, '');
}

export const sampleArn = (kind: string, id: string): string =>
  `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
