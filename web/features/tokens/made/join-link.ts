/** Where a token leads in the customer's own application; `{token}` and the like stand for what is filled in. */
export const PLACES = ['{token}', '{stageId}', '{participantId}', '{userId}'] as const;

const KEY = 'callboard.tokens.join-link';

/** The template that this browser keeps: it is the customer's own address and no secret. */
export function readTemplate(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage is blocked: it lasts as long as the page.
    return '';
  }
}

export function keepTemplate(template: string): void {
  try {
    if (template === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, template);
  } catch {
    // As above.
  }
}

/** Which rule a template breaks; nothing for an empty one, which is none. */
export function templateProblem(template: string): string | undefined {
  if (template === '') return undefined;
  if (!template.includes('{token}')) return 'must have {token} where the token belongs';
  const unknown = [...template.matchAll(/\{[^{}]*\}/g)]
    .map(([place]) => place)
    .find((place) => !(PLACES as readonly string[]).includes(place));
  if (unknown !== undefined) return `must not have ${unknown}: known are ${PLACES.join(', ')}`;
  const address = fill(template, () => 'x');
  if (!URL.canParse(address)) return 'must be a whole address, as https://example.com/join#{token}';
  const filled = new URL(address);
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(filled.hostname);
  if (filled.protocol !== 'https:' && !(filled.protocol === 'http:' && isLocal)) {
    return 'must begin with https://, or with http://localhost while you develop';
  }
  return undefined;
}

/** Whether the token would be sent to the server with the address, and stand in its logs. */
export function isTold(template: string): boolean {
  const hash = template.indexOf('#');
  return hash === -1 || template.indexOf('{token}') < hash;
}

interface Joining {
  token: string;
  stageId: string;
  participantId: string | undefined;
  userId: string | undefined;
}

/** @param template one without a problem */
export function joinLink(
  template: string,
  { token, stageId, participantId = '', userId = '' }: Joining,
): string {
  const values: Readonly<Record<string, string>> = {
    '{token}': token,
    '{stageId}': stageId,
    '{participantId}': participantId,
    '{userId}': userId,
  };
  return fill(template, (place) => encodeURIComponent(values[place] ?? ''));
}

/** All at once, so that what is filled in is not looked through again. */
function fill(template: string, valueOf: (place: string) => string): string {
  return template.replaceAll(/\{(?:token|stageId|participantId|userId)\}/g, valueOf);
}
