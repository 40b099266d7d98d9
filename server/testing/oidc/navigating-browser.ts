import { send, type Sent } from '../send.ts';

interface Cookie {
  value: string;
  isStrict: boolean;
}

/** From where a page is opened, as browsers tell the site that they open. */
export type From = 'none' | 'same-origin' | 'cross-site';

export interface Page extends Sent {
  url: string;
  /** Where it leads on to by itself, as a redirect or as a page. */
  next: string | undefined;
}

/** Opens pages on this machine as a browser does: with cookies of its own for each origin, those that are Strict kept from other sites. */
export interface NavigatingBrowser {
  open(url: string, from: From, form?: Record<string, string>, method?: string): Promise<Page>;
  /** Signs in at the provider that an address leads to, and stops before the address of a console. */
  signInAt(url: string, name: string): Promise<string>;
  /** As the header that it would send to its own page. */
  cookies(url: string): string;
  forget(url: string): void;
}

export function navigatingBrowser(): NavigatingBrowser {
  const jars = new Map<string, Map<string, Cookie>>();
  const jarOf = (url: string): Map<string, Cookie> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, Cookie>();
    jars.set(origin, jar);
    return jar;
  };
  const header = (url: string, from: From): string =>
    [...jarOf(url)]
      .filter(([, { isStrict }]) => from !== 'cross-site' || !isStrict)
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');

  async function open(
    url: string,
    from: From,
    form?: Record<string, string>,
    method?: string,
  ): Promise<Page> {
    const { port, pathname, search } = new URL(url);
    const sent = await send(Number(port), {
      method: method ?? (form === undefined ? 'GET' : 'POST'),
      path: `${pathname}${search}`,
      headers: {
        cookie: header(url, from),
        'sec-fetch-site': from,
        'sec-fetch-mode': 'navigate',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    for (const line of sent.headers['set-cookie'] ?? []) keep(jarOf(url), line);
    const [, refresh] = /http-equiv="refresh" content="0;url=([^"]*)"/.exec(sent.body) ?? [];
    const next = sent.headers.location ?? refresh?.replaceAll('&#38;', '&');
    return { ...sent, url, next: next === undefined ? undefined : new URL(next, url).href };
  }

  return {
    open,
    async signInAt(address, name) {
      const { origin } = new URL(address);
      let page = await open(address, 'cross-site');
      for (let step = 0; step < 12; step += 1) {
        if (page.next !== undefined) {
          if (new URL(page.next).origin !== origin) return page.next;
          page = await open(page.next, 'same-origin');
        } else {
          const [, action] = /<form[^>]* action="([^"]+)"/.exec(page.body) ?? [];
          const [, prompt] = /name="prompt" value="(\w+)"/.exec(page.body) ?? [];
          if (action === undefined || prompt === undefined)
            throw new Error(`the provider shows ${page.status} ${page.body}`);
          page = await open(new URL(action, origin).href, 'same-origin', {
            prompt,
            login: name,
            password: 'x',
          });
        }
      }
      throw new Error('the provider leads nowhere');
    },
    cookies: (url) => header(url, 'same-origin'),
    forget: (url) => jarOf(url).clear(),
  };
}

function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  if (/Max-Age=0\b|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
  else jar.set(name, { value: pair.slice(at + 1), isStrict: /SameSite=Strict/i.test(line) });
}
