/** Values by the names of the members that they were given to, in camelCase, in the order in which they stand. */
export type Members = ReadonlyMap<string, readonly string[]>;

/** `"stageArn": "…"` of JSON, `stageArn: '…'` of JavaScript, `stage_arn='…'` of Python. A value that is cut off is none. */
const GIVEN = /(?<![\w-])["']?([A-Za-z][\w-]{0,63})["']?\s*[:=]\s*(?:"([^"\\]{0,2048})"|'([^'\\]{0,2048})')/g;
/** `--stage-arn …` and `--stage-arn=…` of a command; a backslash goes on in the next line. */
const OPTION =
  /(?<![\w-])--([a-z][a-z0-9-]{0,63})(?:=|[\s\\]+)(?:"([^"]{0,2048})"|'([^']{0,2048})'|([^\s"'\\-][^\s"'\\]{0,2047}))/g;
/** `userId=ana,duration=60` of the CLI's short form. */
const SHORT = /(?<![\w-])([a-z][A-Za-z0-9]{0,63})=([^\s,"'{}[\]]{1,2048})/g;

/** Reads every named value that a text holds, whatever notation it is in; what is no such thing is left out. */
export function membersIn(text: string): Members {
  const found = new Map<string, string[]>();
  for (const pattern of [GIVEN, OPTION, SHORT])
    for (const [, name = '', ...values] of text.matchAll(pattern)) {
      const value = values.find((each) => each !== undefined);
      if (value === undefined || value === '') continue;
      const named = found.get(camelCase(name)) ?? [];
      if (!named.includes(value)) found.set(camelCase(name), [...named, value]);
    }
  return found;
}

/** `stage-arn`, `stage_arn` and `StageArn` are all `stageArn`. */
function camelCase(name: string): string {
  const joined = name.replaceAll(/[-_]+([a-zA-Z0-9])/g, (_all, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
