/** Why an output of a composition or a recording fails; the texts are AWS's (User Guide, EventBridge). */

export const DESTINATION_FAILURES = [
  'ResourceNotFoundException',
  'AccessDeniedException',
  'ConflictException',
  'InternalServerException',
] as const;
export type DestinationFailure = (typeof DESTINATION_FAILURES)[number];

export const DESTINATION_FAILURE_REASONS: Readonly<Record<DestinationFailure, string>> = {
  ResourceNotFoundException: 'S3 bucket not found. Please verify your bucket exists.',
  AccessDeniedException: 'Access denied to S3 bucket. Please verify your bucket policy.',
  ConflictException: 'Stream already exists (another broadcast is live on the channel)',
  InternalServerException: 'Service internal error',
};

export type SessionFailure = 'StageDeleted' | 'DestinationFailure' | 'InternalServerException';

export const SESSION_FAILURE_REASONS: Readonly<Record<SessionFailure, string>> = {
  StageDeleted: 'Stage has been deleted',
  DestinationFailure: 'One or more outputs failed',
  InternalServerException: 'Service internal error',
};
