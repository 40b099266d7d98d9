import { isModelled, type AwsError } from './aws-error.ts';
import type { Answer } from './encode.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/**
 * An error as the API sends it: its name in a header, its text in `exceptionMessage` for the errors of the service's
 * model and in `message` for those common to AWS.
 * @param sendMessageToo sends `message` beside `exceptionMessage`; whether the live service does is UNCONFIRMED.
 */
export const errorAnswer = (error: AwsError, sendMessageToo: boolean): Answer => {
  const texts = isModelled(error.name)
    ? { exceptionMessage: error.message, ...(sendMessageToo ? { message: error.message } : {}) }
    : { message: error.message };
  return {
    status: error.status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'application/json', 'x-amzn-ErrorType': error.name },
    body: JSON.stringify(texts),
  };
};
