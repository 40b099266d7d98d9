/** What a failure of a composition, a destination or a recording means, and what to look at first. */
export interface FailureExplanation {
  meaning: string;
  check: string;
}

/**
 * By AWS's `error_code`. Source of codes and reasons: IVS Real-Time User Guide, "Using Amazon EventBridge"; the advice is
 * ours.
 */
const EXPLANATIONS: Readonly<Record<string, FailureExplanation>> = {
  ResourceNotFoundException: {
    meaning: 'The S3 bucket that the storage configuration names is not there.',
    check:
      'Whether the bucket still exists in this Region and account. A deleted one has to be made again under the same name, or another storage configuration be used.',
  },
  AccessDeniedException: {
    meaning: 'IVS may not write into the S3 bucket.',
    check:
      'The bucket’s policy: creating a storage configuration puts a statement into it for ivs-composite.<Region>.amazonaws.com, which somebody may have removed. Object Ownership must not be “Object writer”.',
  },
  ConflictException: {
    meaning: 'The channel was live already: another broadcast holds it.',
    check:
      'Who streams to that channel, such as another composition or an encoder. A channel takes one stream at a time.',
  },
  ValidationException: {
    meaning: 'The participant’s video has a codec that cannot be recorded.',
    check: 'The codec that the application or the encoder publishes with; H.264 can be recorded.',
  },
  StageDeleted: {
    meaning: 'The stage was deleted while it was composed.',
    check:
      'Who deleted the stage. The composition cannot be brought back; what was recorded until then is kept.',
  },
  DestinationFailure: {
    meaning: 'One or more of its outputs failed.',
    check: 'The reason given for each destination of this composition.',
  },
  InternalServerException: {
    meaning: 'The service itself failed.',
    check: 'Whether starting again helps, and the AWS Health Dashboard if it does not.',
  },
};

/** Undefined for a code that AWS has added since. */
export function explainFailure(code: string): FailureExplanation | undefined {
  return Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code] : undefined;
}
