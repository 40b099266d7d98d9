/**
 * How likely it is that by mere chance at least so many of those with a problem share something (Fisher's exact test,
 * one side). It holds for a few people as well as for many, and for a sample that was chosen by who has the problem.
 *
 * @param sharing of those with the problem
 * @param withProblem all of them
 * @param othersSharing of those without it
 * @param without all of them
 * @returns between 0 and 1
 */
export function chanceOf(
  sharing: number,
  withProblem: number,
  othersSharing: number,
  without: number,
): number {
  const all = withProblem + without;
  const allSharing = sharing + othersSharing;
  let chance = 0;
  for (let some = sharing; some <= Math.min(withProblem, allSharing); some += 1) {
    if (allSharing - some > without) continue;
    chance += Math.exp(
      logChoose(withProblem, some) + logChoose(without, allSharing - some) - logChoose(all, allSharing),
    );
  }
  return Math.min(1, chance);
}

/** In how many ways some can be chosen of all, as its natural logarithm. */
function logChoose(all: number, some: number): number {
  return logFactorial(all) - logFactorial(some) - logFactorial(all - some);
}

const LOG_FACTORIALS = [0, 0];

function logFactorial(number: number): number {
  for (let next = LOG_FACTORIALS.length; next <= number; next += 1)
    LOG_FACTORIALS.push((LOG_FACTORIALS[next - 1] ?? 0) + Math.log(next));
  return LOG_FACTORIALS[number] ?? 0;
}
