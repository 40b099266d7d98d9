import type { Canary } from './find-canaries.ts';
import type { Said } from './said.ts';

interface Form {
  what: string;
  /** The first group is the secret itself, without what says only what it is of. */
  form: RegExp;
  /** Of which endpoints it is one; of all where absent. */
  by?: string;
}

const SECRET = '"secret":"([\\w-]{43})"';
const FORMS: readonly Form[] = [
  { what: 'a participant token', form: /"eyJ[\w-]+\.[\w-]+\.([\w-]+)"/g },
  { what: 'a stream key', form: /"rt_\d+_[\w-]+?_[A-Za-z0-9]{12}_([^"]+)"/g },
  { what: 'the cookie of a session', form: /__Host-callboard=([\w-]{43})/g },
  { what: 'the link of an invitation', form: new RegExp(SECRET, 'g'), by: 'people.invite' },
  { what: 'the link of a new password', form: new RegExp(SECRET, 'g'), by: 'people.reset' },
  { what: 'the link of a display', form: new RegExp(SECRET, 'g'), by: 'people.createDisplay' },
];

/** What the answers themselves made and told: a secret like any other from then on. Masked ones are none. */
export function answeredSecrets(said: readonly Said[]): Canary[] {
  const found = new Map<string, Canary>();
  for (const { what, form, by } of FORMS)
    for (const one of said)
      if (by === undefined || by === one.by)
        for (const [, value = ''] of one.text.matchAll(form))
          if (!value.includes('•')) found.set(value, { what, value });
  return [...found.values()];
}
