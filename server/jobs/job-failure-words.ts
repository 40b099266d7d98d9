import { ApiError } from '#server/http/api-error.ts';
import { JobFailed } from './job-definition.ts';

/** Whether what a job threw says in words for people why it failed; anything else is a defect of the console. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof ApiError || error instanceof JobFailed;
}

/** Why it failed, in a sentence. */
export function inWords(error: unknown): string {
  return isForPeople(error)
    ? error.message
    : 'The console itself failed at this. Its log says why; try again, and report it if it stays.';
}
