import { isDeepStrictEqual } from 'node:util';
import type { Constraint, MemberTable } from './constraint.ts';
import { INPUTS } from './inputs.ts';

/** A shape in AWS's model file (`service-2.json` of botocore), as far as it is read here. */
interface ModelShape {
  type: string;
  members?: Record<string, { shape: string }>;
  required?: string[];
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
}

export interface Model {
  operations: Record<string, { input?: { shape: string }; errors?: { shape: string }[] }>;
  shapes: Record<string, ModelShape>;
}

/**
 * Shapes whose pattern is knowingly another here, with the model's own, so that a change on AWS's side is noticed. The
 * reasons stand where the patterns are written. (A third odd pattern, that of recordingS3Prefix, limits an output; this
 * table is about inputs.)
 */
const OTHER_PATTERNS: Readonly<Record<string, string>> = {
  ResourceArn: 'arn:aws:ivs:[a-z0-9-]+:[0-9]+:[a-z-]/[a-zA-Z0-9-]+',
  PublicKeyMaterial:
    '.*-----BEGIN PUBLIC KEY-----\\r?\\n([a-zA-Z0-9+/=\\r\\n]+)\\r?\\n-----END PUBLIC KEY-----(\\r?\\n)?.*',
};

export interface Comparison {
  /** One sentence each. */
  differences: string[];
  /** Shapes met whose pattern is another on purpose. */
  exceptions: string[];
  operations: number;
  /** Members compared, at every depth, a shared shape once for each place that holds it. */
  members: number;
}

/** Compares a table of inputs with AWS's model, both ways. Throws if the model refers to a shape that it lacks. */
export const compareWithModel = (
  model: Model,
  inputs: Readonly<Record<string, MemberTable>> = INPUTS,
): Comparison => {
  const result: Comparison = { differences: [], exceptions: [], operations: 0, members: 0 };
  const note = (problem: string): void => void result.differences.push(problem);
  const shapeNamed = (name: string): ModelShape => {
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`The model has no shape ${name}.`);
    return shape;
  };

  const compareLimits = (at: string, ours: Constraint, theirs: ModelShape): void => {
    for (const limit of ['min', 'max'] as const) {
      const mine = withoutIdleZero(ours.kind, limit, limitsOf(ours)[limit]);
      const model = withoutIdleZero(ours.kind, limit, theirs[limit]);
      if (mine !== model) note(`${at}: ${limit} is ${mine ?? 'not set'}, in the model ${model ?? 'not set'}`);
    }
  };

  const comparePattern = (at: string, pattern: RegExp | undefined, shape: string): void => {
    const ours = pattern?.source.replaceAll('\\/', '/');
    const theirs = shapeNamed(shape).pattern;
    const expected = OTHER_PATTERNS[shape];
    if (expected !== undefined && expected === theirs) {
      if (!result.exceptions.includes(shape)) result.exceptions.push(shape);
    } else if (ours !== theirs && ours !== `^${theirs}$`) {
      note(`${at}: pattern is ${ours ?? 'not set'}, in the model ${theirs ?? 'not set'}`);
    }
  };

  const compareValue = (at: string, ours: Constraint, shape: string): void => {
    const theirs = shapeNamed(shape);
    const kind = kindOf(theirs);
    if (ours.kind !== kind) return note(`${at}: is a ${ours.kind}, in the model a ${kind}`);
    compareLimits(at, ours, theirs);
    if (ours.kind === 'text') comparePattern(at, ours.pattern, shape);
    if (
      ours.kind === 'choice' &&
      !isDeepStrictEqual([...ours.values].sort(), [...(theirs.enum ?? [])].sort())
    ) {
      note(`${at}: values are ${ours.values.join(', ')}, in the model ${theirs.enum?.join(', ')}`);
    }
    if (ours.kind === 'list') compareValue(`${at}[]`, ours.item, theirs.member?.shape ?? '');
    if (ours.kind === 'map') {
      compareValue(`${at} (key)`, ours.key, theirs.key?.shape ?? '');
      compareValue(`${at} (value)`, ours.value, theirs.value?.shape ?? '');
    }
    if (ours.kind === 'structure') compareMembers(at, ours.members, theirs);
  };

  const compareMembers = (at: string, ours: MemberTable, theirs: ModelShape): void => {
    compareNames(`${at}: member`, Object.keys(ours), Object.keys(theirs.members ?? {}), note);
    for (const [name, { shape }] of Object.entries(theirs.members ?? {})) {
      const member = ours[name];
      if (member === undefined) continue;
      result.members += 1;
      const needed = member.kind === 'required';
      if (needed !== (theirs.required ?? []).includes(name)) {
        note(`${at}.${name}: is ${needed ? '' : 'not '}required, in the model the other way`);
      }
      compareValue(`${at}.${name}`, needed ? member.of : member, shape);
    }
  };

  compareNames('operation', Object.keys(inputs), Object.keys(model.operations), note);
  for (const [operation, { input }] of Object.entries(model.operations)) {
    const ours = inputs[operation];
    if (ours === undefined) continue;
    result.operations += 1;
    compareMembers(operation, ours, input === undefined ? { type: 'structure' } : shapeNamed(input.shape));
  }
  return result;
};

const compareNames = (
  what: string,
  ours: string[],
  theirs: string[],
  note: (problem: string) => void,
): void => {
  for (const name of theirs) if (!ours.includes(name)) note(`${what} ${name} is only in the model`);
  for (const name of ours) if (!theirs.includes(name)) note(`${what} ${name} is not in the model`);
};

const KINDS: Readonly<Record<string, Constraint['kind']>> = {
  string: 'text',
  integer: 'whole',
  float: 'fraction',
  boolean: 'flag',
  list: 'list',
  map: 'map',
  structure: 'structure',
};

/** The kind of constraint that a shape calls for; a type that the table has no word for is named as it is. */
const kindOf = ({ type, enum: values }: ModelShape): string =>
  type === 'string' && values !== undefined
    ? 'choice'
    : (KINDS[type] ?? `${type}, which the table has no word for`);

const limitsOf = (constraint: Constraint): { min?: number; max?: number } =>
  constraint.kind === 'choice' || constraint.kind === 'flag' || constraint.kind === 'structure'
    ? {}
    : constraint;

/** A minimum of zero says nothing of a length or a size. */
const withoutIdleZero = (
  kind: Constraint['kind'],
  limit: 'min' | 'max',
  value: number | undefined,
): number | undefined =>
  limit === 'min' && value === 0 && kind !== 'whole' && kind !== 'fraction' ? undefined : value;
