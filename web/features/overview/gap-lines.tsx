import { type Gap, gapWords } from './gaps.ts';

/** Why the overview may not show all that is wrong: a line for each thing that could not be read. */
export function GapLines({ gaps }: { gaps: readonly Gap[] }) {
  return gaps.map((gap) => {
    const words = gapWords(gap);
    return (
      words !== undefined && (
        <p key={gap.source} role="alert" className="border-l-2 border-warn px-3 py-1 text-warn">
          {words}
        </p>
      )
    );
  });
}
