import { type AwsCall, type CallPlace, givenMembers } from './aws-call.ts';
import { overLines, shellWord } from './shell-words.ts';

/** `filterByStageArn` is `filter-by-stage-arn`, `GetStage` is `get-stage`. */
const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]|^[A-Z]/g, (letter, at: number) =>
    at === 0 ? letter.toLowerCase() : `-${letter.toLowerCase()}`,
  );

/** The CLI reads what an option begins so from a file or an address instead (AWS CLI, "Loading parameters from a file"). */
const READ_FROM_ELSEWHERE = /^(fileb?|https?):\/\//;

/**
 * The call for the AWS CLI, as words of a shell: its members, then the Region and the endpoint. Its reader's
 * own credentials sign it.
 * @param layout `line`: all on one line
 */
export function cliCommand(call: AwsCall, place: CallPlace, layout: 'line' | 'lines' = 'lines'): string {
  const members = givenMembers(call);
  const diverted = members.filter(
    ([, value]) => typeof value === 'string' && READ_FROM_ELSEWHERE.test(value),
  );
  const parts = [
    `aws ivs-realtime ${kebab(call.operation)}`,
    // Inside JSON the CLI takes such a text for what it is.
    ...(diverted.length === 0
      ? []
      : [`--cli-input-json ${shellWord(JSON.stringify(Object.fromEntries(diverted)))}`]),
    ...members
      .filter((member) => !diverted.includes(member))
      .map(([name, value]) => option(kebab(name), value)),
    `--region ${shellWord(place.region)}`,
    ...(place.endpoint === undefined ? [] : [`--endpoint-url ${shellWord(place.endpoint)}`]),
  ];
  return layout === 'line' ? parts.join(' ') : overLines(parts);
}

function option(name: string, value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? `--${name}` : `--no-${name}`;
    case 'number':
      return optionWord(name, String(value));
    case 'string':
      return optionWord(name, value);
    default:
      // Lists as well: of words the CLI would read one that begins with a bracket as JSON.
      return `--${name} ${shellWord(JSON.stringify(value))}`;
  }
}

/** A value that begins with a hyphen is taken for another option unless an equals sign ties it to its own. */
function optionWord(name: string, text: string): string {
  return `--${name}${text.startsWith('-') ? '=' : ' '}${shellWord(text)}`;
}
