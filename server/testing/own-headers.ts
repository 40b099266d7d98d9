/** What the console's own page sends with whatever changes something. */
export function ownHeaders(url: string): Record<string, string> {
  return { origin: url, 'x-callboard': '1', 'sec-fetch-site': 'same-origin' };
}
