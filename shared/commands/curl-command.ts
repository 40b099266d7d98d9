import { addressOf, type AwsCall, type CallPlace, requestOf } from './aws-call.ts';
import { overLines, shellWord } from './shell-words.ts';

/**
 * The call for curl, which signs it with the credentials in its reader's environment; the console's own are nowhere in it.
 * An empty session token is not sent. The signing name is `ivs`, although the host is not called so.
 */
export function curlCommand(call: AwsCall, place: CallPlace): string {
  const { method, target, body } = requestOf(call);
  return overLines([
    `curl --aws-sigv4 ${shellWord(`aws:amz:${place.region}:ivs`)}`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
    ...(body === undefined
      ? []
      : ["--header 'content-type: application/json'", `--data-raw ${shellWord(body)}`]),
    ...(method === (body === undefined ? 'GET' : 'POST') ? [] : [`--request ${method}`]),
    shellWord(addressOf(place) + target),
  ]);
}
