/**
 * The token of the next page, or undefined on the last one. Whether AWS leaves the token out there or sends an empty
 * one is not documented: both mean that there is no more.
 */
export function nextPage(output: { nextToken?: string | undefined }): string | undefined {
  return output.nextToken === '' ? undefined : output.nextToken;
}
