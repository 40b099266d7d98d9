import type { ResourceKind } from '#shared/contract/ids.ts';
import type { Pasted, Understood } from '#shared/search/question.ts';

/** A tag to search by; without a value every one with that key. */
export interface TagWanted {
  key: string;
  value: string | undefined;
}

/** What is searched for. Of one kind any may hold; all kinds must. */
export interface Question {
  participantIds: readonly string[];
  sessionIds: readonly string[];
  stageIds: readonly string[];
  compositionIds: readonly string[];
  /** The beginning of a user id, as it is written. */
  user: string | undefined;
  /** Any part of a stage's name, or its whole id. */
  stage: string | undefined;
  /** Words without a prefix: an id of any kind, the beginning of a user id, a part of a stage's name. */
  anything: string | undefined;
  tags: readonly TagWanted[];
  errors: readonly string[];
  /** Milliseconds since the epoch; what was going on at any moment between the two. */
  from: number | undefined;
  to: number | undefined;
  /** Resources that were named by their ARN. */
  arns: readonly { arn: string; region: string; accountId: string; kind: ResourceKind; id: string }[];
  pasted: Pasted | undefined;
  understood: readonly Understood[];
}
