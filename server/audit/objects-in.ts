/** The ids of what something is about, by what they are of: `{ stageId: …, participantId: … }`. */
export type AuditObjects = Readonly<Record<string, string>>;

const ID = /^[\w-]{1,64}$/;
/** Of what is the console's own, and says by itself what it is. */
const OWN_ID = /^(job|person|display)-[a-f0-9]{16}$/;
const ARN = /^arn:[a-z-]+:ivs:[^:]*:[^:]*:([a-z-]+)\/([\w-]{1,64})$/;

/**
 * What an input or an answer names: every member whose name ends in `Id` or `Arn`, of itself and of what it holds, without
 * lists. An ARN becomes the short id that stands in addresses.
 */
export function objectsIn(value: unknown, depth = 2): AuditObjects {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const found: Record<string, string> = {};
  const members = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    if (depth > 0) for (const [key, id] of Object.entries(objectsIn(member, depth - 1))) found[key] ??= id;
    if (typeof member !== 'string') continue;
    const [, kind, id] = ARN.exec(member) ?? [];
    if (kind !== undefined && id !== undefined) found[nameFor(name, kind)] = id;
    else if (/^[a-z]\w*Id$/.test(name) && ID.test(member)) found[name] = member;
    else if (name === 'id') {
      const [, own] = OWN_ID.exec(member) ?? [];
      if (own !== undefined) found[`${own}Id`] = member;
    }
  }
  const { resourceKind, resourceId } = members;
  if (typeof resourceKind === 'string' && typeof resourceId === 'string') {
    delete found['resourceId'];
    found[`${camel(resourceKind)}Id`] = resourceId;
  }
  return found;
}

/** `arn` and `resourceArn` say nothing of what they are of; `destinationStageArn` says more than the ARN itself. */
function nameFor(member: string, kind: string): string {
  const [, said] = /^(\w+)Arn$/.exec(member) ?? [];
  return `${said === undefined || said === 'resource' ? camel(kind) : said}Id`;
}

const camel = (kind: string): string =>
  kind.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
