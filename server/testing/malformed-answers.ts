import type { FaultRuleInput } from '#server/emulator/wire/fault-rule.ts';

/** A fault without the operation that it hits. */
type Fault = FaultRuleInput extends infer Rule
  ? Rule extends unknown
    ? Omit<Rule, 'operation'>
    : never
  : never;

/** An answer to ListStages that is none, or not the whole truth, with what the console makes of it. */
export interface MalformedAnswer {
  name: string;
  fault: Fault;
  /** `refused`: said to be no answer. `shown`: it is one, and is shown as it came. */
  outcome: 'refused' | 'shown';
}

const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';

const body = (text: string): Fault => ({ kind: 'body', body: text });
const refused = (name: string, fault: Fault): MalformedAnswer => ({ name, fault, outcome: 'refused' });
const asBody = (text: string): MalformedAnswer =>
  refused(text.length > 60 ? `${text.slice(0, 60)}…` : text, body(text));

/** Bodies that are no JSON, or JSON of another kind than an object. */
const NO_OBJECT = [
  ' ',
  'null',
  'true',
  '0',
  '"stages"',
  '[]',
  '[{"stages":[]}]',
  '{',
  '{"stages"',
  '{"stages":[',
  '{"stages":[]',
  '{"stages":[],}',
  "{'stages':[]}",
  '{"stages":[]}{"stages":[]}',
  '{"stages":[]} trailing words',
  '// a comment\n{"stages":[]}',
  '{"stages":NaN}',
  '\uFEFF{"stages":[]}',
  '<?xml version="1.0"?><ListStagesResponse/>',
  `${'['.repeat(10_000)}`,
].map(asBody);

/** Objects in which something is missing or of another type. */
const GAPS = [
  '{}',
  '{"stages":null}',
  '{"stages":{}}',
  '{"stages":"none"}',
  '{"stages":7}',
  '{"stages":[1]}',
  '{"stages":["stage"]}',
  '{"stages":[[]]}',
  '{"stages":[{}]}',
  '{"stages":[{"arn":1}]}',
  '{"stages":[{"arn":{"a":1}}]}',
  '{"stages":[{"arn":["a"]}]}',
  '{"stages":[{"name":"without an ARN"}]}',
  `{"stages":[{"arn":"${ARN}","name":7}]}`,
  `{"stages":[{"arn":"${ARN}","tags":["a"]}]}`,
  `{"stages":[{"arn":"${ARN}","tags":{"a":1}}]}`,
  `{"stages":[{"arn":"${ARN}","activeSessionId":{}}]}`,
  '{"stages":[],"nextToken":7}',
  '{"stages":[],"nextToken":["a"]}',
  '{"Stages":[]}',
  '{"__proto__":{"stages":[]}}',
  '{"message":"Forbidden"}',
].map(asBody);

/** Answers that the way has spoilt. */
const SPOILT: MalformedAnswer[] = [
  refused('an empty body', { kind: 'empty' }),
  refused('the last character missing', { kind: 'malformed' }),
  refused('members of other types', { kind: 'wrong-shape' }),
  refused('nothing of the body', { kind: 'truncate', bytes: 0 }),
  refused('one byte of the body', { kind: 'truncate', bytes: 1 }),
  refused('half of the body', { kind: 'truncate' }),
  refused('a page of HTML as success', { kind: 'html', status: 200 }),
  refused('HTML that says it is JSON', body('<!doctype html><h1>Sign in</h1>')),
  refused('plain text', { kind: 'body', body: 'OK', contentType: 'text/plain' }),
  refused('a status without content', { kind: 'body', body: '', status: 204 }),
  refused('a page of 50 MB', { kind: 'padding', bytes: 50_000_000 }),
];

/** What is unusual and nevertheless an answer. */
const UNUSUAL: MalformedAnswer[] = [
  `{"stages":[{"arn":"${ARN}","mood":"sunny"}],"weather":{"deep":[1]}}`,
  '{"stages":[]}\n\n',
  `{"stages":[{"arn":"${ARN}"}],"nextToken":""}`,
].map((text) => ({ name: text, fault: body(text), outcome: 'shown' }));

export const MALFORMED_ANSWERS: readonly MalformedAnswer[] = [...NO_OBJECT, ...GAPS, ...SPOILT, ...UNUSUAL];
