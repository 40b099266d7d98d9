import type { Operation, OperationInput } from '../wire/operation.ts';
import { attributesFit, attributesOfTokensFit } from './attribute-rules.ts';
import { destinationsAreEither, destinationsDiffer, layoutIsOne } from './composition-rules.ts';
import { pictureFits, sidesAreEven } from './encoder-rules.ts';
import { oneIngestFilter, oneParticipantFilter } from './filter-rules.ts';
import { rtmpIsInsecure } from './ingest-rules.ts';
import { keyIsP384 } from './public-key-rules.ts';
import { outputsAreNearTheStage, recordingIsNearTheStage } from './realm-rules.ts';
import { intervalNeedsIntervalMode } from './recording-rules.ts';
import { destinationIsAnotherStage } from './replication-rules.ts';
import type { Rule } from './rule.ts';
import { tagKeysAreFree, tagsAreSpelledRight, untaggedKeysAreFree } from './tag-rules.ts';
import type { Violation } from './violation.ts';

const TAG_RULES = [tagKeysAreFree, tagsAreSpelledRight] as const;

/** The rules that an input alone can break, beyond the limits of the API model. Rules about the world are the handlers'. */
const RULES: { readonly [O in Operation]?: readonly Rule<OperationInput<O>>[] } = {
  CreateStage: [...TAG_RULES, attributesOfTokensFit, intervalNeedsIntervalMode],
  UpdateStage: [intervalNeedsIntervalMode, recordingIsNearTheStage],
  CreateParticipantToken: [attributesFit],
  ListParticipants: [oneParticipantFilter],
  StartParticipantReplication: [attributesFit, destinationIsAnotherStage],
  StartComposition: [
    ...TAG_RULES,
    destinationsAreEither,
    destinationsDiffer,
    layoutIsOne,
    outputsAreNearTheStage,
  ],
  CreateEncoderConfiguration: [...TAG_RULES, sidesAreEven, pictureFits],
  CreateStorageConfiguration: TAG_RULES,
  CreateIngestConfiguration: [...TAG_RULES, attributesFit, rtmpIsInsecure],
  ListIngestConfigurations: [oneIngestFilter],
  ImportPublicKey: [...TAG_RULES, keyIsP384],
  TagResource: TAG_RULES,
  UntagResource: [untaggedKeysAreFree],
};

/** All that an input breaks of these rules. The input must be one in which `violations` finds nothing. */
export const ruleViolations = <O extends Operation>(operation: O, input: OperationInput<O>): Violation[] =>
  (RULES[operation] ?? []).flatMap((rule) => rule(input));
