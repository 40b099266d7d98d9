import type { EdgeCase } from '../constraints/testing/edge-cases.ts';
import { edgeCases, leastInput } from '../constraints/testing/edge-cases.ts';
import type { Operation } from '../wire/operation.ts';

/** The Region and account of the examples in the table of constraints. */
const EXAMPLE_REALM = 'us-east-1:123456789012';
/** From there on, the length of an ARN may be what is tried. */
const NEARLY_TOO_LONG = 127;

/** The same text about a resource of another account and Region, as long as it was where its length counts. */
function placedText(text: string, realm: string): string {
  const placed = text.replaceAll(EXAMPLE_REALM, realm);
  return text.length >= NEARLY_TOO_LONG ? placed.slice(0, text.length).padEnd(text.length, 'a') : placed;
}

function placedIn(value: unknown, realm: string): unknown {
  if (typeof value === 'string') return value.includes(EXAMPLE_REALM) ? placedText(value, realm) : value;
  if (Array.isArray(value)) return value.map((one) => placedIn(one, realm));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, placedIn(one, realm)]));
}

type Input = Record<string, unknown>;

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** What an input needs so that it breaks no other rule than, perhaps, the one that is tried. */
const COMPLETED: { readonly [O in Operation]?: (input: Input, realm: string) => Input } = {
  StartParticipantReplication: (input) =>
    input['sourceStageArn'] === input['destinationStageArn']
      ? { ...input, destinationStageArn: `${String(input['destinationStageArn'])}5` }
      : input,
  UntagResource: (input) => (isEmptyList(input['tagKeys']) ? { ...input, tagKeys: ['env'] } : input),
  StartComposition: (input, realm) => {
    const { destinations } = input;
    if (!Array.isArray(destinations)) return input;
    const channel = { channelArn: `arn:aws:ivs:${realm}:channel/AbCdEfGh1234` };
    const s3 = {
      storageConfigurationArn: `arn:aws:ivs:${realm}:storage-configuration/AbCdEfGh1234`,
      encoderConfigurationArns: [`arn:aws:ivs:${realm}:encoder-configuration/AbCdEfGh1234`],
    };
    return {
      ...input,
      destinations: destinations.map((one: Input | null, index) =>
        !one || one['channel'] || one['s3'] ? one : { ...one, ...(index === 0 ? { channel } : { s3 }) },
      ),
    };
  },
};

/** The ARNs of things that exist, for the examples of their kind. */
type Existing = Readonly<Record<string, string | undefined>>;

function aboutExisting(value: unknown, existing: Existing): unknown {
  if (typeof value === 'string') return existing[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => aboutExisting(one, existing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, aboutExisting(one, existing)]));
}

/**
 * Inputs on both sides of every limit of an operation, about resources of this account and Region.
 * @param existing ARNs to name instead of those of nothing, by kind, where an input breaks no limit
 */
export function limitCases(operation: Operation, realm: string, existing: Existing): EdgeCase[] {
  const complete = COMPLETED[operation] ?? ((input) => input);
  const examples = Object.fromEntries(
    Object.entries(existing).map(([kind, arn]) => [`arn:aws:ivs:${realm}:${kind}/AbCdEfGh1234`, arn]),
  );
  return edgeCases(operation).map((one) => {
    const input = placedIn(one.input, realm) as Input;
    if (one.breaks !== undefined) return { ...one, input };
    const whole = one.member === 'tagKeys' ? input : complete(input, realm);
    return { ...one, input: aboutExisting(whole, examples) as Input };
  });
}

/** The least input that an operation takes, about nothing that exists. */
export function leastCase(operation: Operation, realm: string): Input {
  const complete = COMPLETED[operation] ?? ((input) => input);
  return complete(placedIn(leastInput(operation), realm) as Input, realm);
}
