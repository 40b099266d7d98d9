import { describe, expect, it } from 'vitest';
import { someAnswer } from './testing/some-answer.ts';
import { ticketText } from './ticket-text.ts';

const history = {
  xStays: [[0, 650]],
  yStays: [[0, 650]],
  publications: [[10, 300]],
  wishes: [[0, 650]],
} as const;

describe('ticketText', () => {
  const { answer, asOf } = someAnswer(history, 320);
  if (!answer) throw new Error('no answer');
  const about = {
    answer,
    asOf,
    stage: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl',
    region: 'us-east-1',
    link: 'http://console.test/emulated/stages/AbCdEfGhIjKl/investigate?x=ana&y=ben',
  };

  it('has the answer, both zones, the ids, the evidence and the link', () => {
    const text = ticketText({ ...about, zone: 'Europe/Berlin' });
    expect(text).toContain(
      '## Why could ana not receive ben at 2026-11-20 14:05:20 UTC (2026-11-20 15:05:20 CET)?',
    );
    expect(text).toContain('**ben had stopped publishing 20 seconds before.**');
    expect(text).toContain('- 2026-11-20 14:05:00 UTC (2026-11-20 15:05:00 CET): PUBLISH_STOPPED of y');
    expect(text).toContain('- Session: `st-LIVELIVELIVE1`');
    expect(text).toContain('- Was ben publishing? NO.');
    expect(text).toContain('- http://console.test/emulated/');
    expect(text).toContain('### What this data cannot tell');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('has calls of the AWS CLI that read the same', () => {
    const text = ticketText({ ...about, zone: 'UTC' });
    expect(text).not.toContain('CET');
    // The lanes of the tests are of another stage than the question, as those of a replica's source are.
    for (const call of [
      'get-participant --stage-arn arn:aws:ivs:us-east-1:123456789012:stage/StageStageSt --session-id st-0000000000000 --participant-id y',
      'list-participant-events --stage-arn arn:aws:ivs:us-east-1:123456789012:stage/StageStageSt --session-id st-0000000000000 --participant-id x',
      'list-participants --stage-arn arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl --session-id st-LIVELIVELIVE1 --filter-by-user-id ana',
    ])
      expect(text).toContain(`aws ivs-realtime ${call} --region us-east-1`);
    expect(text).toContain(
      'aws ivs-realtime get-stage-session --stage-arn arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl --session-id st-LIVELIVELIVE1 --region us-east-1',
    );
  });
});
