import { ApiError, type Failure } from '#web/api/failure.ts';
import type { StartForm } from './start-form-state.ts';
import { destinationPaths } from './start-draft.ts';

/**
 * The field that a refusal of AWS is about, where it names none: of a conflict the channel, which is the only thing that can be
 * busy, unless the words are about the token; of a quota the stage, because both quotas count by what runs there.
 */
export function placeOfFailure(failure: Failure, form: StartForm): string | undefined {
  if (!(failure instanceof ApiError)) return undefined;
  if (failure.code === 'aws_quota_exceeded') return 'stageId';
  if (failure.code !== 'aws_conflict') return undefined;
  if (/token/i.test(failure.message)) return 'idempotencyToken';
  return form.channel.wanted ? `${destinationPaths(form).channel}.channel.channelArn` : undefined;
}

/** What to do about a refusal of AWS, in the terms of this form. */
export function adviceOn(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError)) return undefined;
  switch (failure.code) {
    case 'aws_conflict':
      return /token/i.test(failure.message)
        ? 'This key has started another composition already. Take a new key to start one more.'
        : 'The channel is busy: AWS lets a composition have it only while nobody broadcasts to it. Stop that broadcast, or choose another channel.';
    case 'aws_quota_exceeded':
      return 'So many compositions run already, on this stage or in the whole account. Stop one, or have the quota raised in Service Quotas.';
    case 'aws_not_found':
      return 'The stage, the channel or one of the configurations is not there any more. Refresh, and choose again.';
    default:
      return undefined;
  }
}
