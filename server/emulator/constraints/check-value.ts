import type { Choice, Constraint, List, Numeric, Required, Structure, Text, TextMap } from './constraint.ts';
import type { Violation } from './violation.ts';

/** Adds to `found` what breaks a limit in the value at the path `at`. */
export type Check = (value: unknown, at: string, found: Violation[]) => void;

/** Enough to say what is wrong. A body of a megabyte could break more rules than an answer should hold. */
const MOST_VIOLATIONS = 200;
const MOST_OF_A_KEY = 128;
/** The API model's `integer` is 32 bits wide in every SDK. */
const LARGEST_WHOLE = 2 ** 31 - 1;

/** Turns a constraint into the function that holds values to it. */
export const checkOf = (constraint: Constraint): Check => {
  switch (constraint.kind) {
    case 'text':
      return checkText(constraint);
    case 'choice':
      return checkChoice(constraint);
    case 'whole':
    case 'fraction':
      return checkNumeric(constraint);
    case 'flag':
      return (value, at, found) => {
        if (typeof value !== 'boolean') add(found, at, 'Member must be true or false');
      };
    case 'list':
      return checkList(constraint);
    case 'map':
      return checkMap(constraint);
    case 'structure':
      return checkMembers(constraint.members);
  }
};

const checkText =
  ({ min = 0, max = Infinity, pattern }: Text): Check =>
  (value, at, found) => {
    if (typeof value !== 'string') return add(found, at, 'Member must be a string');
    if (isShorter(value, min)) add(found, at, `Member must have length greater than or equal to ${min}`);
    if (isLonger(value, max)) add(found, at, `Member must have length less than or equal to ${max}`);
    if (pattern !== undefined && !pattern.test(value)) {
      add(
        found,
        at,
        `Member must satisfy regular expression pattern: ${pattern.source.replaceAll('\\/', '/')}`,
      );
    }
  };

const checkChoice = ({ values }: Choice): Check => {
  const known: ReadonlySet<unknown> = new Set(values);
  const rule = `Member must satisfy enum value set: [${values.join(', ')}]`;
  return (value, at, found) => {
    if (!known.has(value)) add(found, at, rule);
  };
};

const checkNumeric = ({ kind, min, max }: Numeric): Check => {
  const least = min ?? -Infinity;
  const most = max ?? (kind === 'whole' ? LARGEST_WHOLE : Infinity);
  return (value, at, found) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return add(found, at, 'Member must be a number');
    if (kind === 'whole' && !Number.isInteger(value)) add(found, at, 'Member must be a whole number');
    if (value < least) add(found, at, `Member must have value greater than or equal to ${least}`);
    if (value > most) add(found, at, `Member must have value less than or equal to ${most}`);
  };
};

const checkList = ({ item, min = 0, max = Infinity }: List): Check => {
  const checkItem = checkOf(item);
  return (value, at, found) => {
    if (!Array.isArray(value)) return add(found, at, 'Member must be a list');
    addSize(found, at, value.length, min, max);
    // What lies beyond the limit is wrong by lying there.
    for (let index = 0; index < Math.min(value.length, max); index += 1) {
      const one: unknown = value[index];
      if (isAbsent(one)) add(found, `${at}[${index}]`, 'Member must not be null');
      else checkItem(one, `${at}[${index}]`, found);
    }
  };
};

const checkMap = ({ key, value: ofValues, max = Infinity }: TextMap): Check => {
  const checkKey = checkOf(key);
  const checkValue = checkOf(ofValues);
  return (value, at, found) => {
    if (!isRecord(value)) return add(found, at, 'Member must be a map');
    const keys = Object.keys(value);
    addSize(found, at, keys.length, 0, max);
    const keyRules: Violation[] = [];
    for (const one of keys.slice(0, max)) {
      checkKey(one, at, keyRules);
      const inner = value[one];
      const path = `${at}.${one.slice(0, MOST_OF_A_KEY)}`;
      if (isAbsent(inner)) add(found, path, 'Member must not be null');
      else checkValue(inner, path, found);
    }
    // A key has no path of its own; AWS names the map and lists what its keys must satisfy.
    const rules = [...new Set(keyRules.map(({ rule }) => rule))];
    if (rules.length > 0) add(found, at, `Map keys must satisfy constraint: [${rules.join(', ')}]`);
  };
};

/** Checks members by name; what the table does not name is left alone, as the API ignores it. */
export const checkMembers = (members: Structure['members']): Check => {
  const checks = Object.entries(members).map(([name, member]) => ({ name, ...checkOfMember(member) }));
  return (value, at, found) => {
    if (!isRecord(value)) return add(found, at === '' ? 'input' : at, 'Member must be a structure');
    for (const { name, needed, check } of checks) {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      if (!isAbsent(inner)) check(inner, pathTo(at, name), found);
      else if (needed) add(found, pathTo(at, name), 'Member must not be null');
    }
  };
};

const checkOfMember = (member: Constraint | Required): { needed: boolean; check: Check } =>
  member.kind === 'required'
    ? { needed: true, check: checkOf(member.of) }
    : { needed: false, check: checkOf(member) };

const pathTo = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

const add = (found: Violation[], member: string, rule: string): void => {
  if (found.length < MOST_VIOLATIONS) found.push({ member, rule });
};

const addSize = (found: Violation[], at: string, size: number, min: number, max: number): void => {
  if (size < min) add(found, at, `Member must have length greater than or equal to ${min}`);
  if (size > max) add(found, at, `Member must have length less than or equal to ${max}`);
};

/** `null` counts as absent, as it does for the SDKs (and in the wire's decoder). */
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A character is one or two UTF-16 units, so most texts need no counting. */
const isShorter = (value: string, min: number): boolean =>
  value.length < min || (value.length < 2 * min && characters(value) < min);

const isLonger = (value: string, max: number): boolean =>
  value.length > 2 * max || (value.length > max && characters(value) > max);

const characters = (value: string): number => {
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    count += 1;
    // A character beyond the sixteen-bit plane takes two units; a lone half of one counts as one.
    if ((value.codePointAt(index) ?? 0) > 0xffff) index += 1;
  }
  return count;
};
