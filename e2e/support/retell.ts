/** Members of AWS's answers in which people, browsers or other programs have a say. */
const FREE_TEXT = new Set([
  'name',
  'userId',
  'browserName',
  'browserVersion',
  'ispName',
  'osName',
  'osVersion',
  'sdkVersion',
  'recordingS3BucketName',
  'recordingS3Prefix',
  'bucketName',
  'fingerprint',
  'publicKeyMaterial',
  'featuredParticipantAttribute',
  'pipParticipantAttribute',
  'participantOrderAttribute',
]);

/** Members whose values, and one key more, are free text. */
const MAPS = new Set(['attributes', 'tags']);

/**
 * A service in which each free text is one of these in turn. The same text of the same member becomes the same one
 * everywhere, as a name is in a list and on its page.
 */
export function retellWith(texts: readonly string[]): (output: object) => object {
  const known = new Map<string, string>();
  const insteadOf = (member: string, text: string): string => {
    const key = `${member} ${text}`;
    const instead = known.get(key) ?? texts[known.size % texts.length] ?? text;
    known.set(key, instead);
    return instead;
  };
  const retold = (member: string, value: unknown): unknown => {
    if (typeof value === 'string') return FREE_TEXT.has(member) ? insteadOf(member, value) : value;
    if (Array.isArray(value)) return value.map((each) => retold(member, each));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    const members = Object.entries(value).map(([name, each]): [string, unknown] => [
      name,
      MAPS.has(member) ? insteadOf(`${member}.${name}`, String(each)) : retold(name, each),
    ]);
    if (MAPS.has(member) && members.length > 0)
      members.push([insteadOf(`key of ${member}`, JSON.stringify(value)), 'x']);
    return Object.fromEntries(members);
  };
  return (output) => retold('', output) as object;
}
