import type { Operation } from '../../wire/operation.ts';
import type {
  Choice,
  Constraint,
  List,
  MemberTable,
  Numeric,
  Required,
  Text,
  TextMap,
} from '../constraint.ts';
import { INPUTS } from '../inputs.ts';

/** An input just inside or just outside one limit, and nothing else special about it. */
export interface EdgeCase {
  /** The member whose limit is tried, as a path. */
  member: string;
  /** What is tried, to be read in a test's output. */
  what: string;
  input: Record<string, unknown>;
  /** The rule that must be named as broken; without one the input keeps all limits. */
  breaks?: string;
}

/** Where in an input the value under test stands. */
interface Place {
  member: string;
  /** The whole input with this value in that place; `undefined` leaves the member out. */
  put: (value: unknown) => Record<string, unknown>;
}

/** The least input that the limits of an operation allow: its required members with plain values. */
export const leastInput = (operation: Operation): Record<string, unknown> => leastMembers(INPUTS[operation]);

/** Cases for both sides of every limit of an operation's input, made from the table. */
export const edgeCases = (operation: Operation): EdgeCase[] =>
  casesOfMembers(INPUTS[operation], { member: '', put: (value) => value as Record<string, unknown> });

/** The paths of all members of an operation's input, at every depth. */
export const memberPaths = (operation: Operation): string[] => pathsOf(INPUTS[operation], '');

const pathsOf = (members: MemberTable, at: string): string[] =>
  Object.entries(members).flatMap(([name, member]) => {
    const inner = constraintIn(member);
    const path = `${at}${name}`;
    if (inner.kind === 'structure') return [path, ...pathsOf(inner.members, `${path}.`)];
    if (inner.kind !== 'list') return [path];
    return inner.item.kind === 'structure' ? [path, ...pathsOf(inner.item.members, `${path}[0].`)] : [path];
  });

const constraintIn = (member: Constraint | Required): Constraint =>
  member.kind === 'required' ? member.of : member;

const leastMembers = (members: MemberTable): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, member]) =>
      member.kind === 'required' ? [[name, leastValue(member.of)]] : [],
    ),
  );

/** A plain value that keeps the constraint. */
export const leastValue = (constraint: Constraint): unknown => {
  switch (constraint.kind) {
    case 'text':
      return constraint.example ?? 'a'.repeat(Math.max(constraint.min ?? 0, 3));
    case 'choice':
      return constraint.values.at(-1);
    case 'whole':
    case 'fraction':
      return constraint.min ?? 1;
    case 'flag':
      return true;
    case 'list':
      return times(constraint.min ?? 0, () => leastValue(constraint.item));
    case 'map':
      return {};
    case 'structure':
      return leastMembers(constraint.members);
  }
};

const casesOfMembers = (members: MemberTable, { member: outer, put }: Place): EdgeCase[] =>
  Object.entries(members).flatMap(([name, member]) => {
    const place: Place = {
      member: outer === '' ? name : `${outer}.${name}`,
      put: (value) => put({ ...leastMembers(members), [name]: value }),
    };
    const missing = member.kind === 'required' ? { breaks: 'Member must not be null' } : {};
    return [
      { member: place.member, what: 'left out', input: place.put(undefined), ...missing },
      { member: place.member, what: 'null', input: place.put(null), ...missing },
      ...casesOf(constraintIn(member), place),
    ];
  });

const casesOf = (constraint: Constraint, place: Place): EdgeCase[] => {
  switch (constraint.kind) {
    case 'text':
      return casesOfText(constraint, place);
    case 'choice':
      return casesOfChoice(constraint, place);
    case 'whole':
    case 'fraction':
      return casesOfNumeric(constraint, place);
    case 'flag':
      return [
        kept(place, 'false', false),
        kept(place, 'true', true),
        broken(place, 'text', 'true', 'Member must be true or false'),
      ];
    case 'list':
      return casesOfList(constraint, place);
    case 'map':
      return casesOfMap(constraint, place);
    case 'structure':
      return [
        kept(place, 'no more than is required', leastValue(constraint)),
        broken(place, 'text', 'text', 'Member must be a structure'),
        broken(place, 'a list', [], 'Member must be a structure'),
        ...casesOfMembers(constraint.members, place),
      ];
  }
};

const casesOfText = (limits: Text, place: Place): EdgeCase[] => {
  const { min = 0, max, pattern } = limits;
  const cases = [
    kept(place, 'an example', leastValue(limits)),
    broken(place, 'a number', 7, 'Member must be a string'),
  ];
  const shortest = textOfLength(limits, min);
  // Some patterns leave no text that short, and then there is nothing just inside.
  if (pattern === undefined || pattern.test(shortest)) {
    cases.push(kept(place, `${min} characters`, shortest));
  }
  if (min > 0) {
    const rule = `Member must have length greater than or equal to ${min}`;
    cases.push(broken(place, `${min - 1} characters`, textOfLength(limits, min - 1), rule));
  }
  if (max !== undefined) {
    const rule = `Member must have length less than or equal to ${max}`;
    cases.push(kept(place, `${max} characters`, textOfLength(limits, max)));
    cases.push(broken(place, `${max + 1} characters`, textOfLength(limits, max + 1), rule));
    if (pattern === undefined) {
      cases.push(kept(place, `${max} characters of two units`, '😀'.repeat(max)));
      cases.push(broken(place, `${max + 1} characters of two units`, '😀'.repeat(max + 1), rule));
    }
  }
  if (pattern !== undefined) {
    const rule = `Member must satisfy regular expression pattern: ${pattern.source.replaceAll('\\/', '/')}`;
    for (const misfit of misfits(limits, pattern)) {
      cases.push(broken(place, `text that misses the pattern: ${JSON.stringify(misfit)}`, misfit, rule));
    }
  }
  return cases;
};

/** Text of that many characters, fit for the pattern wherever any text of that length is. */
const textOfLength = ({ example = '' }: Text, length: number): string =>
  example.slice(0, length) + 'a'.repeat(Math.max(0, length - example.length));

/** An example with one character too few, one wrong, or one too many. */
const misfits = (limits: Text, pattern: RegExp): string[] => {
  const example = String(leastValue(limits));
  const stem = example.slice(0, (limits.max ?? Infinity) - 1);
  const tried = [
    example.slice(1),
    ...[' ', '!', '/', '\n', 'é', '😀', '\u0000'].flatMap((odd) => [stem + odd, odd + stem]),
  ];
  return tried.filter((one) => !pattern.test(one));
};

const casesOfChoice = ({ values }: Choice, place: Place): EdgeCase[] => {
  const rule = `Member must satisfy enum value set: [${values.join(', ')}]`;
  const [first = ''] = values;
  return [
    ...values.map((value) => kept(place, value, value)),
    ...[first.toLowerCase(), `${first}X`, first.slice(1), '', 7].map((value) =>
      broken(place, JSON.stringify(value), value, rule),
    ),
  ];
};

const casesOfNumeric = ({ kind, min, max }: Numeric, place: Place): EdgeCase[] => {
  const step = kind === 'whole' ? 1 : 0.001;
  const least = min ?? 0;
  const most = max ?? 2 ** 31 - 1;
  const tooLow = `Member must have value greater than or equal to ${least}`;
  const tooHigh = `Member must have value less than or equal to ${most}`;
  const between = (least + Math.min(most, least + 1)) / 2;
  return [
    kept(place, `${least}`, least),
    kept(place, `${most}`, most),
    broken(place, `${least - step}`, least - step, tooLow),
    broken(place, `${most + step}`, most + step, tooHigh),
    broken(place, 'more than a number can hold', Infinity, tooHigh),
    broken(place, 'digits as text', `${least}`, 'Member must be a number'),
    kind === 'whole'
      ? broken(place, `${between}`, between, 'Member must be a whole number')
      : kept(place, `${between}`, between),
  ];
};

const casesOfList = ({ item, min = 0, max }: List, place: Place): EdgeCase[] => {
  const items = (count: number) => times(count, () => leastValue(item));
  const sizes = [kept(place, `${min} items`, items(min))];
  if (min > 0) {
    const rule = `Member must have length greater than or equal to ${min}`;
    sizes.push(broken(place, `${min - 1} items`, items(min - 1), rule));
  }
  if (max !== undefined) {
    const rule = `Member must have length less than or equal to ${max}`;
    sizes.push(
      kept(place, `${max} items`, items(max)),
      broken(place, `${max + 1} items`, items(max + 1), rule),
    );
  }
  const first: Place = { member: `${place.member}[0]`, put: (value) => place.put([value]) };
  return [
    ...sizes,
    broken(place, 'one item without its list', leastValue(item), 'Member must be a list'),
    broken(first, 'null', null, 'Member must not be null'),
    ...casesOf(item, first),
  ];
};

const casesOfMap = ({ key, value, max }: TextMap, place: Place): EdgeCase[] => {
  const entries = (count: number) =>
    Object.fromEntries(times(count, (index) => [`key-${index}`, leastValue(value)]));
  const sizes = [kept(place, 'no entries', {}), broken(place, 'a list', [], 'Member must be a map')];
  if (max !== undefined) {
    const rule = `Member must have length less than or equal to ${max}`;
    sizes.push(
      kept(place, `${max} entries`, entries(max)),
      broken(place, `${max + 1} entries`, entries(max + 1), rule),
    );
  }
  const ofKey: Place = {
    member: place.member,
    put: (one) => place.put(Object.fromEntries([[String(one), leastValue(value)]])),
  };
  const keys = casesOfText(key, ofKey)
    .filter(({ what }) => what !== 'a number')
    .map((one) =>
      one.breaks === undefined
        ? one
        : { ...one, breaks: `Map keys must satisfy constraint: [${one.breaks}]` },
    );
  const ofValue: Place = { member: `${place.member}.name`, put: (one) => place.put({ name: one }) };
  return [
    ...sizes,
    ...keys,
    broken(ofValue, 'null', null, 'Member must not be null'),
    ...casesOfText(value, ofValue),
  ];
};

const kept = ({ member, put }: Place, what: string, value: unknown): EdgeCase => ({
  member,
  what,
  input: put(value),
});

const broken = (place: Place, what: string, value: unknown, breaks: string): EdgeCase => ({
  ...kept(place, what, value),
  breaks,
});

const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
