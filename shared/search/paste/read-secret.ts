import { secretIn, withoutSecrets } from '../../contract/secrets.ts';
import type { Paste } from './read-paste.ts';

/** `rt_<account>_<region>_<ingest configuration>_<secret>` (API model). */
const STREAM_KEY = /rt_(\d{12})_([a-z0-9-]{1,32})_([a-zA-Z0-9-]{1,64})_\S/;

/** What else there is to say of each; of every other that it is neither sent nor kept. */
const NOTES: Readonly<Record<string, string>> = {
  'a stream key': 'It is neither sent nor kept; only the ingest configuration that it names is.',
  'a participant token':
    'It is neither sent nor kept. Tokens of IVS are opaque; search for the participant id that came with it.',
};

/**
 * A stream key, a token or another secret, alone or in whatever text, of which nothing is passed on but what is no
 * secret: it must not come into an address, a search or the places of late. Undefined for everything else.
 * @param readRest reads what is left of the text without it
 */
export function readSecret(text: string, readRest: (rest: string) => Paste): Paste | undefined {
  const secret = secretIn(text);
  if (secret === undefined) return undefined;
  const left = withoutSecrets(text);
  const rest = readRest(left);
  const [, accountId, region, id] = STREAM_KEY.exec(text) ?? [];
  return {
    kind: 'secret',
    what: left.trim() === '' ? `${secret}, which is a secret` : `a text with ${secret}, which is a secret`,
    places: [
      ...(id === undefined
        ? []
        : [{ page: 'ingest-configuration' as const, id, realm: { region, accountId } }]),
      ...rest.places,
    ],
    ids: rest.ids,
    line: undefined,
    note: NOTES[secret] ?? 'It is neither sent nor kept.',
  };
}
