import type { GridConfiguration, Video } from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type { Operation } from '../wire/operation.ts';
import { type InputConstraints, type SomeInputs, structure } from './constraint-of.ts';
import { choice, flag, type Numeric, required, text, whole } from './constraint.ts';

const limits = whole({ min: 1 });
const video = { width: limits, height: limits, framerate: limits, bitrate: limits };

describe('the type of the table', () => {
  it('has an entry for every operation of the SDK and for nothing else', () => {
    expectTypeOf<keyof InputConstraints>().toEqualTypeOf<Operation>();
    expectTypeOf<InputConstraints['ListStages']['maxResults']>().toEqualTypeOf<Numeric>();
    // @ts-expect-error all operations but one are missing
    const one: InputConstraints = { GetStage: { arn: required(text()) } };
    expectTypeOf(one).toEqualTypeOf<InputConstraints>();
    // @ts-expect-error no such operation
    expectTypeOf({ GetStages: {} } satisfies SomeInputs).toBeObject();
  });

  it('knows the members of each structure', () => {
    structure<Video>(video);
    // @ts-expect-error depth is no member
    structure<Video>({ ...video, depth: limits });
    // @ts-expect-error bitrate is missing
    structure<Video>({ width: limits, height: limits, framerate: limits });
    // @ts-expect-error width is a number
    structure<Video>({ ...video, width: text() });
  });

  it('knows which members are required', () => {
    const arn = text();
    expectTypeOf({ GetStage: { arn: required(arn) } } satisfies SomeInputs).toBeObject();
    // @ts-expect-error arn is required
    expectTypeOf({ GetStage: { arn } } satisfies SomeInputs).toBeObject();
    const width = required(limits);
    // @ts-expect-error width is not required
    structure<Video>({ ...video, width });
  });

  it('knows the values of each enum', () => {
    const name = text();
    const grid = {
      featuredParticipantAttribute: name,
      participantOrderAttribute: name,
      omitStoppedVideo: flag,
      gridGap: limits,
      videoAspectRatio: choice('AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT'),
    };
    structure<GridConfiguration>({ ...grid, videoFillMode: choice('FILL', 'COVER', 'CONTAIN') });
    // @ts-expect-error CONTAIN is missing
    structure<GridConfiguration>({ ...grid, videoFillMode: choice('FILL', 'COVER') });
    // @ts-expect-error there is no STRETCH
    structure<GridConfiguration>({ ...grid, videoFillMode: choice('FILL', 'COVER', 'CONTAIN', 'STRETCH') });
    // @ts-expect-error text would let any value in
    structure<GridConfiguration>({ ...grid, videoFillMode: name });
  });
});
