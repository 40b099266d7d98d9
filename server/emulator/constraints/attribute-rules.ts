import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';
import type { Violation } from './violation.ts';

type Attributes = Record<string, string> | undefined;

/** UNCONFIRMED how AWS counts its "1 KB total": taken as 1,024 bytes of UTF-8, keys and values together. */
const MOST_BYTES = 1024;

const bytesOf = (attributes: Attributes): number =>
  Object.entries(attributes ?? {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );

const fits = (attributes: Attributes, member: string): Violation[] =>
  unless(
    bytesOf(attributes) <= MOST_BYTES,
    member,
    `Member must have keys and values of at most ${MOST_BYTES} bytes in total`,
  );

/** API Reference, `attributes` of tokens, ingest configurations and replicas: "The maximum length of this field is 1 KB total". */
export const attributesFit: Rule<{ attributes?: Attributes }> = ({ attributes }) =>
  fits(attributes, 'attributes');

/** The same for each token that is made together with a stage. */
export const attributesOfTokensFit: Rule<OperationInput<'CreateStage'>> = ({
  participantTokenConfigurations,
}) =>
  (participantTokenConfigurations ?? []).flatMap(({ attributes }, index) =>
    fits(attributes, `participantTokenConfigurations[${index}].attributes`),
  );
