/**
 * The token of the next page, or undefined on the last one. Whether AWS leaves the token out there or sends an empty
 * one is not documented: both mean that there is no more.
 */
export function nextPage(output: { nextToken?: string | undefined }): string | undefined {
  return output.nextToken === '' ? undefined : output.nextToken;
}

/**
 * Whether a page says that it is followed by itself. Whoever goes on asking would never come to the end of the list.
 */
export function isFollowedByItself(input: object, output: object): boolean {
  return tokenOf(input) !== undefined && tokenOf(input) === tokenOf(output);
}

/** The page token of a question or an answer, where it has one. */
export function tokenOf(given: object): string | undefined {
  const token = 'nextToken' in given ? given.nextToken : undefined;
  return typeof token === 'string' && token !== '' ? token : undefined;
}
