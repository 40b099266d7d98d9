/** An address of the web, taken apart; this folder is for both halves, which share no `URL`. */
export interface Address {
  /** Without the port. */
  host: string;
  path: string;
  query: ReadonlyMap<string, string>;
  /** What stands behind the `#`. */
  fragment: string;
  /** All of it, with percent signs read. */
  text: string;
}

const ADDRESS = /https?:\/\/([^\s"'<>/?#:@]{1,253})(?::\d{1,5})?((?:[/?#][^\s"'<>]{0,8192})?)/i;

/** The first address of the web in a text. */
export function addressIn(text: string): Address | undefined {
  const [all, host, rest = ''] = ADDRESS.exec(text) ?? [];
  if (all === undefined || host === undefined) return undefined;
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)#?(.*)$/s.exec(rest) ?? [];
  const pairs = query.split('&').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [decoded(name), decoded(value.join('='))];
  });
  return {
    host: host.toLowerCase(),
    path: decoded(path),
    query: new Map(pairs),
    fragment: decoded(fragment),
    text: decoded(all),
  };
}

/** Without percent signs, as far as they say something. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether an address is of AWS's own console. */
export function isAwsConsole({ host }: Pick<Address, 'host'>): boolean {
  return /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/.test(host);
}
