import type { ErrorCode } from '#shared/contract/errors.ts';
import { redactSecrets } from '#shared/contract/secrets.ts';
import { ApiError } from '#server/http/api-error.ts';
import { type AnyOperation, readsOnly, traitsOf } from './any-operation.ts';
import { AnswerTooLong } from './bounded-body.ts';
import { CredentialTrouble } from './credentials/credential-trouble.ts';

/** Why a call was cut by the console itself. */
export class UpstreamDeadline extends Error {
  override readonly name = 'UpstreamDeadline';
}

interface Meaning {
  code: ErrorCode;
  /** What happened, as a sentence about the operation. */
  says: (operation: AnyOperation) => string;
  /** What to do about it. */
  advice: string | ((operation: AnyOperation) => string);
}

type ModelledName =
  | 'ValidationException'
  | 'AccessDeniedException'
  | 'PendingVerification'
  | 'ResourceNotFoundException'
  | 'ConflictException'
  | 'ServiceQuotaExceededException'
  | 'InternalServerException';

/**
 * The errors that the API models name, by name and not by status: 402 is a quota, 403 is two different things. Both APIs
 * of IVS have them, each as classes of its own SDK.
 */
const MODELLED: Readonly<Record<ModelledName, Meaning>> = {
  ValidationException: {
    code: 'aws_validation',
    says: (operation) => `AWS did not accept the values given to ${operation}`,
    advice: 'Correct them and try again.',
  },
  AccessDeniedException: {
    code: 'aws_access_denied',
    says: (operation) => `AWS does not let this connection call ${operation}`,
    advice: (operation) =>
      `Its IAM identity needs the action of the same name with the prefix ${traitsOf(operation).permission ?? 'ivs'}.`,
  },
  PendingVerification: {
    code: 'aws_pending_verification',
    says: (operation) => `AWS is still verifying this account and refused ${operation}`,
    advice: 'AWS sends an e-mail once the account is verified.',
  },
  ResourceNotFoundException: {
    code: 'aws_not_found',
    says: (operation) => `AWS knows no such resource (${operation})`,
    advice: 'It may have been deleted, or it belongs to another account or Region.',
  },
  ConflictException: {
    code: 'aws_conflict',
    says: (operation) => `The present state of the resource does not allow ${operation}`,
    advice: 'Look at its state, then try again.',
  },
  ServiceQuotaExceededException: {
    code: 'aws_quota_exceeded',
    says: (operation) => `${operation} would exceed a quota of the account`,
    advice: 'Delete what is not needed, or ask for a higher quota in Service Quotas.',
  },
  InternalServerException: {
    code: 'aws_unavailable',
    says: (operation) => `AWS failed to answer ${operation}`,
    advice: 'Try again in a moment.',
  },
};

/** Names that AWS services use for "too many calls"; the model of IVS Real-Time has none of its own. */
const THROTTLING =
  /^(Throttling(Exception)?|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|RequestThrottled(Exception)?|LimitExceededException|BandwidthLimitExceeded|SlowDown)$/;

/** Common errors of AWS about who is calling, and those of the SDK when it finds no credentials to sign with. */
const CREDENTIALS =
  /^(UnrecognizedClientException|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|ExpiredToken(Exception)?|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture|AuthFailure|NotAuthorized|OptInRequired|CredentialsProviderError|TokenProviderError|ProviderError)$/;

const throttled: Meaning = {
  code: 'aws_throttled',
  says: (operation) => `AWS throttled ${operation}: it allows ${traitsOf(operation).quota} calls a second`,
  advice: 'The account is shared with other callers; try again in a few seconds.',
};
const credentials: Meaning = {
  code: 'aws_credentials',
  says: (operation) => `${operation} could not be signed with credentials that AWS accepts`,
  advice: 'Renew or correct the credentials of this connection, and check the clock of this machine.',
};
const denied = MODELLED.AccessDeniedException;
const refusedValues = MODELLED.ValidationException;
const failed = MODELLED.InternalServerException;
const unreachable: Meaning = {
  code: 'aws_unavailable',
  says: (operation) => `No connection to AWS could be made or kept for ${operation}`,
  advice: 'Check the network and the endpoint of this connection, then try again.',
};
const unreadable: Meaning = {
  code: 'aws_invalid_answer',
  says: (operation) => `The answer of AWS to ${operation} could not be read`,
  advice: 'A proxy may have answered in its place; try again.',
};

/**
 * What a failed call means, in the console's closed vocabulary. The text of AWS is kept in the message; it stands in
 * `exceptionMessage`, and `message` then says only "UnknownError". Secrets that AWS may quote are replaced.
 *
 * @param deadlineMs the deadline that an `UpstreamDeadline` was about, for its message
 */
export function translateError(error: unknown, operation: AnyOperation, deadlineMs: number): ApiError {
  if (error instanceof UpstreamDeadline) {
    const seconds = Math.round(deadlineMs / 100) / 10;
    return new ApiError(
      'aws_timeout',
      `AWS did not finish its answer to ${operation} within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, ` +
        `and the call was given up. ${readsOnly(operation) ? 'Try again.' : MAYBE_DONE} If it stays, the AWS Health ` +
        'Dashboard and the network may tell why.',
      { cause: error },
    );
  }
  if (error instanceof CredentialTrouble)
    return new ApiError(
      error.reason === 'unreachable' ? 'aws_unavailable' : 'aws_credentials',
      `${operation} was not sent. ${redactSecrets(error.message)}`,
      { cause: error },
    );
  const meaning = meaningOf(error);
  const raw = redactSecrets(rawText(error));
  return new ApiError(
    meaning.code,
    `${meaning.says(operation)}${raw === '' ? '.' : `: ${raw.replace(/[.\s]*$/, '.')}`} ${adviceOn(meaning, operation, error)}`,
    {
      awsRequestId: requestIdOf(error),
      cause: error,
      ...(meaning.code === 'aws_throttled' ? { retryAfterSeconds: 1 } : {}),
    },
  );
}

/** What nobody can know of a change whose answer was lost. */
export const MAYBE_DONE = 'It may have been done nevertheless: look before you try again.';

/** Errors of a connection that was never made, so that nothing was sent. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|TimeoutError)$/;

/** Whether a failed call never left this machine, so that nothing can have been done. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof CredentialTrouble || NOT_SENT.test(codeOf(error));
}

function adviceOn({ code, advice }: Meaning, operation: AnyOperation, error: unknown): string {
  const lost = code === 'aws_unavailable' || code === 'aws_invalid_answer';
  if (readsOnly(operation) || !lost || wasNeverSent(error))
    return typeof advice === 'string' ? advice : advice(operation);
  return MAYBE_DONE;
}

function isModelled(name: string): name is ModelledName {
  return Object.hasOwn(MODELLED, name);
}

function meaningOf(error: unknown): Meaning {
  if (!(error instanceof Error)) return failed;
  if (error instanceof AnswerTooLong) return unreadable;
  if (isModelled(error.name)) return MODELLED[error.name];
  // As CloudWatch's query protocol named it, which its answers still say.
  if (error.name === 'AccessDenied') return denied;
  if (THROTTLING.test(error.name)) return throttled;
  if (CREDENTIALS.test(error.name)) return credentials;
  // Of the service itself; what the SDK throws on its own has no fault.
  if ('$fault' in error) return byStatus(error);
  // The SDK's parsers: HTML or a cut body where JSON should be, and timestamps in a form AWS does not use.
  if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
    return (metadataOf(error)?.httpStatusCode ?? 200) < 400 ? unreadable : byStatus(error);
  return 'code' in error || error.name === 'TimeoutError' ? unreachable : byStatus(error);
}

/** For errors whose type says nothing: an HTML page of a gateway, a name that the model does not have. */
function byStatus(error: Error): Meaning {
  const status = metadataOf(error)?.httpStatusCode;
  if (status === 429) return throttled;
  if (status === 401) return credentials;
  if (status === 403) return denied;
  if (status !== undefined && status >= 400 && status < 500) return refusedValues;
  if (status !== undefined && status < 300) return unreadable;
  return failed;
}

interface Metadata {
  httpStatusCode?: number;
  requestId?: string;
}

function metadataOf(error: unknown): Metadata | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  return error.$metadata as Metadata;
}

function requestIdOf(error: unknown): string | undefined {
  return metadataOf(error)?.requestId;
}

function rawText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = 'exceptionMessage' in error ? error.exceptionMessage : undefined;
  if (typeof own === 'string' && own !== '') return own;
  if (error.message === 'UnknownError') return error.name === 'Unknown' ? '' : error.name;
  // The SDK adds a hint for programmers to what its parsers throw.
  return (error.message.split('\n  Deserialization error:')[0] ?? '').trim() || codeOf(error);
}

/** A refused connection to a name with several addresses has an empty message and only a code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
