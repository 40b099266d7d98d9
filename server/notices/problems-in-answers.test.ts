import { beforeEach, describe, expect, it } from 'vitest';
import type { Observation } from '#server/aws/observation.ts';
import { compositionArn, NOON, observed, stageArn } from '#server/testing/observed.ts';
import type { Problem } from './problem.ts';
import { problemsInAnswers } from './problems-in-answers.ts';

const HOUR = 3_600;
const session = { stageArn: stageArn('stage1'), sessionId: 'st-AAAAAAAAAAAAA' };
const ago = (seconds: number): Date => new Date(NOON - seconds * 1_000);

let problems: (seen: Observation) => Problem[];
beforeEach(() => {
  problems = problemsInAnswers();
});

const events = (...times: Date[]): Observation =>
  observed(
    'ListParticipantEvents',
    { ...session, participantId: 'p1' },
    {
      events: times.map((eventTime) => ({ name: 'PUBLISH_ERROR', eventTime, errorCode: 'BITRATE_EXCEEDED' })),
    },
    0,
  );
const people = (firstJoinTime: Date): Observation =>
  observed(
    'ListParticipants',
    session,
    {
      participants: [
        { participantId: 'p1', recordingState: 'FAILED', firstJoinTime },
        { participantId: 'p2', recordingState: 'ACTIVE', firstJoinTime },
      ],
    },
    0,
  );

describe('what is wrong in an answer', () => {
  it('is a publish error of the last minutes; those of an old session are no news', () => {
    const [problem, ...others] = problems(events(ago(60), ago(HOUR)));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      connection: 'prod',
      kind: 'publish_error',
      about: {
        stageId: 'stage1',
        sessionId: 'st-AAAAAAAAAAAAA',
        participantId: 'p1',
        errorCode: 'BITRATE_EXCEEDED',
      },
      at: ago(60),
    });
  });

  it('is a recording that failed, of somebody who joined not too long ago', () => {
    expect(problems(people(ago(HOUR)))).toMatchObject([
      { kind: 'recording_failed', occurrence: 'p1', about: { participantId: 'p1' } },
    ]);
    expect(problemsInAnswers()(people(ago(7 * HOUR)))).toEqual([]);
  });

  it('is a composition and each of its outputs that failed', () => {
    const seen = observed(
      'ListCompositions',
      {},
      {
        compositions: [
          {
            arn: compositionArn('c1'),
            stageArn: stageArn('stage1'),
            state: 'FAILED',
            endTime: ago(30),
            destinations: [
              { id: 'd1', state: 'FAILED', endTime: ago(31) },
              { id: 'd2', state: 'STOPPED' },
            ],
          },
        ],
      },
      0,
    );
    expect(problems(seen)).toMatchObject([
      { kind: 'composition_failed', key: 'c1', at: ago(30) },
      { kind: 'destination_failed', key: 'c1/d1', at: ago(31) },
    ]);
  });

  it('is told once, however often it is seen', () => {
    const told = [events(ago(60)), events(ago(60), ago(50)), people(ago(HOUR)), people(ago(HOUR))].map(
      (seen) => problems(seen).length,
    );
    expect(told).toEqual([1, 1, 1, 0]);
  });
});
