import { describe, expect, it } from 'vitest';
import { ruleByName, ruleNamed } from './sentinel-names.ts';

const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';
const OTHER = 'arn:aws:ivs:us-east-1:123456789012:stage/OtherOther12';
const called = (name: string) => (arn: string) => (arn === ARN ? name : undefined);

describe('a name', () => {
  it.each([
    ['fault-latency-800', { kind: 'latency', ms: 800 }],
    ['fault-drip-20', { kind: 'drip', ms: 20 }],
    ['fault-hang', { kind: 'hang' }],
    ['fault-reset', { kind: 'reset' }],
    ['fault-throttle', { kind: 'throttle' }],
    ['fault-status-503', { kind: 'status', status: 503 }],
    ['fault-error-PendingVerification', { kind: 'error', errorType: 'PendingVerification' }],
    ['fault-html', { kind: 'html' }],
    ['fault-truncate', { kind: 'truncate' }],
    ['fault-empty', { kind: 'empty' }],
    ['fault-malformed', { kind: 'malformed' }],
    ['fault-wrong-shape', { kind: 'wrong-shape' }],
    ['fault-clock-ahead-600', { kind: 'clock-skew', ms: 600_000 }],
    ['fault-clock-behind-600', { kind: 'clock-skew', ms: -600_000 }],
    ['fault-create-status-500', { kind: 'status', status: 500 }],
  ])('%s is a fault', (name, rule) => {
    expect(ruleNamed(name)).toEqual({ ...rule, operation: '*', id: `name:${name}` });
  });

  it.each([
    '',
    'fault',
    'fault-',
    'fault-status-200',
    'fault-error-Oops',
    'fault-latency-x',
    'my-fault-reset',
  ])('%s is like any other', (name) => expect(ruleNamed(name)).toBeUndefined());
});

describe('the name of a resource', () => {
  it('is for calls about it, deleting apart', () => {
    const nameOf = called('fault-reset');
    expect(ruleByName('GetStage', { arn: ARN }, nameOf)?.kind).toBe('reset');
    expect(ruleByName('TagResource', { resourceArn: ARN, tags: {} }, nameOf)?.kind).toBe('reset');
    expect(ruleByName('ListParticipants', { stageArn: ARN, sessionId: 'x' }, nameOf)?.kind).toBe('reset');
    expect(ruleByName('DeleteStage', { arn: ARN }, nameOf)).toBeUndefined();
    expect(ruleByName('GetStage', { arn: OTHER }, nameOf)).toBeUndefined();
    expect(ruleByName('ListStages', {}, nameOf)).toBeUndefined();
  });

  it('may be given, unless it is meant for the call that gives it', () => {
    const none = () => undefined;
    expect(ruleByName('CreateStage', { name: 'fault-reset' }, none)).toBeUndefined();
    expect(ruleByName('CreateStage', { name: 'fault-create-reset' }, none)?.kind).toBe('reset');
    expect(ruleByName('GetStage', { arn: ARN }, called('fault-create-reset'))).toBeUndefined();
  });
});
