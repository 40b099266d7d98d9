import type { ReactNode } from 'react';
import type { Composition } from '#shared/compositions/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { DestinationStates } from '#web/components/destination-states.tsx';
import { Duration } from '#web/components/duration.tsx';
import { Time } from '#web/components/time.tsx';

interface CompositionKnown {
  /** Absent while it loads. */
  composition: Composition | undefined;
  stageName: string | undefined;
  /** The upstream's time of the composition. */
  asOf: string;
}

/** What people ask of a composition first. */
export function compositionFacts({ composition, stageName, asOf }: CompositionKnown) {
  return [
    { label: 'Stage', value: composition && <ArnLink arn={composition.stageArn} name={stageName} /> },
    { label: 'Started', value: composition && <When at={composition.startTime} /> },
    ...(composition ? course(composition, asOf) : [{ label: 'Running for', value: undefined }]),
    {
      label: 'Destinations',
      value: composition && <DestinationStates destinations={composition.destinations} />,
    },
  ];
}

function course(
  { state, startTime, endTime }: Composition,
  asOf: string,
): { label: string; value: ReactNode }[] {
  const over = endTime !== undefined || state === 'STOPPED' || state === 'FAILED';
  if (!over) {
    return [
      { label: 'Running for', value: startTime ? <Duration from={startTime} to={asOf} /> : <NotGiven /> },
    ];
  }
  return [
    { label: 'Ended', value: <When at={endTime} /> },
    {
      label: 'Ran for',
      value:
        startTime && endTime ? <Duration from={startTime} to={endTime} /> : <NotGiven>not known</NotGiven>,
    },
  ];
}

function When({ at }: { at: string | undefined }) {
  return at === undefined ? <NotGiven>not given</NotGiven> : <Time at={at} />;
}
