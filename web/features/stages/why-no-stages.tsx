interface WhyNoStagesProps {
  isFiltered: boolean;
  /** Not all stages are loaded. */
  isPart: boolean;
}

/** What is said where no stage is shown. A chunk of its own: the first page seldom needs it. */
export function WhyNoStages({ isFiltered, isPart }: WhyNoStagesProps) {
  if (isFiltered)
    return (
      <>
        All words of the filter must hold. Searched are names, ids and tags
        {isPart ? ', of the stages loaded so far.' : '.'}
      </>
    );
  return (
    <>
      A stage is the room in which people publish and subscribe. It appears here once it is created with
      “Create…” above, the AWS console, a CLI or an SDK, in this Region.
    </>
  );
}
