import type { ErrorCode } from '#shared/contract/errors.ts';
import {
  ApiError,
  type Failure,
  InvalidInputError,
  UnreachableError,
  UnreadableError,
} from '#web/api/failure.ts';

export interface FailureWords {
  title: string;
  /** What the reader can do about it. */
  advice: string;
}

const BY_CODE: Partial<Record<ErrorCode, FailureWords>> = {
  not_found: { title: 'Nothing is here', advice: 'Check the address, or go back to the list.' },
  unknown_connection: {
    title: 'This console has no such connection',
    advice: 'Choose another one, or have it added on the server.',
  },
  aws_not_found: {
    title: 'AWS does not know it',
    advice: 'It was deleted, or it belongs to another account or Region.',
  },
  aws_pending_verification: {
    title: 'The AWS account is waiting for verification',
    advice: 'AWS answers nothing until then. See the AWS console.',
  },
  aws_throttled: {
    title: 'AWS asked for fewer requests',
    advice: 'The quota is shared with all else in this account and Region. Wait a moment, then try again.',
  },
  aws_quota_exceeded: {
    title: 'A quota of the AWS account is used up',
    advice: 'Remove what is not needed, or ask AWS for more.',
  },
  aws_credentials: {
    title: 'AWS did not accept the credentials of this console',
    advice: 'They are missing, expired or of another account. Renew them on the server.',
  },
  aws_timeout: {
    title: 'AWS did not answer in time',
    advice: 'Try again. If it stays so, check the network of the server and the AWS Health Dashboard.',
  },
  aws_unavailable: {
    title: 'AWS could not be reached, or failed',
    advice: 'Try again. If it stays so, check the network of the server and the AWS Health Dashboard.',
  },
  aws_invalid_answer: {
    title: 'AWS answered something unexpected',
    advice: 'Try again. If it stays so, report it with the request ids below.',
  },
  aws_validation: {
    title: 'AWS refused the request',
    advice: 'The text of AWS below says why.',
  },
  queue_full: { title: 'AWS is being asked too much at once', advice: 'Wait a moment, then try again.' },
  too_many_requests: { title: 'Too many requests', advice: 'Wait a moment, then try again.' },
  audit_unavailable: {
    title: 'The audit log cannot be written',
    advice: 'Nothing was changed. Tell whoever runs the server.',
  },
  shutting_down: { title: 'The server is restarting', advice: 'Try again in a few seconds.' },
  internal: {
    title: 'The console made a mistake',
    advice: 'Try again. If it stays so, report it with the request id below.',
  },
};

/**
 * What to tell about a failure, before its own message.
 * @param goneAdvice what to say of a thing that AWS does not know, in place of the general advice
 */
export function failureWords(failure: Failure, goneAdvice?: string): FailureWords {
  if (failure instanceof UnreachableError) {
    return {
      title: failure.reason === 'network' ? 'The server cannot be reached' : 'The server does not answer',
      advice: 'Check that the console is running and this computer connected, then try again.',
    };
  }
  if (failure instanceof UnreadableError) {
    return {
      title: 'The answer could not be read',
      advice: 'A proxy may have answered in its place. Try again.',
    };
  }
  if (failure instanceof InvalidInputError) {
    return {
      title: 'This address cannot exist',
      advice: 'Check that it was copied whole, or go back to the list.',
    };
  }
  const words = BY_CODE[failure.code] ?? {
    title: 'The request was refused',
    advice: 'Try again. If it stays so, report it with the request id below.',
  };
  return failure.code === 'aws_not_found' && goneAdvice !== undefined
    ? { ...words, advice: goneAdvice }
    : words;
}

/** Whether AWS refused for want of a permission: then the page names the permission, not the error. */
export function isDenied(failure: Failure): boolean {
  return failure instanceof ApiError && failure.code === 'aws_access_denied';
}

const GONE: readonly ErrorCode[] = ['not_found', 'unknown_connection', 'aws_not_found', 'aws_validation'];

/** Whether the thing a page is about cannot be there: then the page has nothing else to show either. */
export function isGone(failure: Failure): boolean {
  return failure instanceof InvalidInputError || (failure instanceof ApiError && GONE.includes(failure.code));
}

/** Operations of other services than IVS, whose actions have the prefix `ivs:`. */
const PREFIX: Readonly<Record<string, string>> = {
  GetMetricData: 'cloudwatch',
  ListServiceQuotas: 'servicequotas',
};

/** The IAM actions behind an endpoint. */
export function permissionsOf(endpoint: { aws: readonly string[] }): string[] {
  return endpoint.aws.map((operation) => `${PREFIX[operation] ?? 'ivs'}:${operation}`);
}
