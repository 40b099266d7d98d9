/** One rule that AWS says is broken, and where: `destinations.0.name`. */
export interface AwsReason {
  /** As the console's own bodies have it: with ids for ARNs. */
  place: string;
  rule: string;
}

/** Every rule that a ValidationException names. */
export function awsReasons(message: string, ourName: (member: string) => string): AwsReason[] {
  return message.split(/; (?=Value at ')/).flatMap((sentence) => {
    const [, member, rule] = /Value at '([^']+)' failed to satisfy constraint: (.*)$/s.exec(sentence) ?? [];
    return member === undefined || rule === undefined
      ? []
      : [{ place: ourName(member).replaceAll(/\[(\d+)\]/g, '.$1'), rule }];
  });
}

const number = (text: string | undefined): string =>
  `(?:${text}|${Number(text).toLocaleString('en-GB')})(?!\\d)`;

/** How the console words a rule of AWS. The first that fits holds. */
const SAME: readonly (readonly [aws: RegExp, ours: (found: RegExpExecArray) => string])[] = [
  [/length less than or equal to (\d+)/, ([, most]) => `at most ${number(most)}`],
  [/length greater than or equal to 1\b/, () => 'not be empty|at least 1|is required|must be the ARN'],
  [/length greater than or equal to (\d+)/, ([, least]) => `at least ${number(least)}`],
  [/times height less than or equal to (\d+)/, ([, most]) => `at most ${number(most)}`],
  [/less than or equal to (\d+)/, ([, most]) => `at most ${number(most)}`],
  [/greater than or equal to (\d+)/, ([, least]) => `at least ${number(least)}`],
  [/regular expression pattern/, () => 'must hold only|must be the ARN|must be a'],
  [/enum value set/, () => 'must be'],
  [/whole number/, () => 'whole number'],
  [/even number/, () => 'even number'],
  [/not be null/, () => 'is required|must be one of'],
  [/be true when (\w+ is \w+)/, ([, when]) => `must be true where ${when}`],
  [/not be set unless (\w+ is \w+)/, ([, unless]) => `only be set where ${unless}`],
  [/either (\w+) or (\w+), and not both/, ([, one, other]) => `either ${one} or ${other}, and not both`],
  [/at most one (\w+) destination/, ([, kind]) => `at most one ${kind} destination`],
  [/not begin with aws:/, () => 'not begin with aws:'],
  [/must hold only/, () => 'must hold only'],
  [/must be a string/, () => 'must be text|must be one of'],
  [/must be a number/, () => 'must be a (whole )?number'],
  [/must be true or false/, () => 'must be true or false'],
  [/must be a list/, () => 'must be a list'],
  [/must be a (map|structure)/, () => 'must be an object'],
];

/** Whether the console's words for a broken rule are about the same rule as AWS's. */
export function isSameReason(aws: string, ours: string): boolean {
  for (const [pattern, words] of SAME) {
    const found = pattern.exec(aws);
    if (found) return new RegExp(words(found)).test(ours);
  }
  return false;
}
