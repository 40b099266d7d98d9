/** The kinds of resource that have an ARN of their own in IVS Real-Time. */
export const ARN_KINDS = [
  'stage',
  'composition',
  'encoder-configuration',
  'storage-configuration',
  'ingest-configuration',
  'public-key',
] as const;
export type ArnKind = (typeof ARN_KINDS)[number];

/** The account and Region a world plays. */
export interface Realm {
  accountId: string;
  region: string;
}

export interface ParsedArn extends Realm {
  kind: string;
  id: string;
}

/** `channel` is a resource of the low-latency product that compositions point at. */
export function arnOf(realm: Realm, kind: ArnKind | 'channel', id: string): string {
  return `arn:aws:ivs:${realm.region}:${realm.accountId}:${kind}/${id}`;
}

/** The API model's pattern, with the kind left open; `undefined` for text that is no ARN of this service. */
export function parseArn(text: string): ParsedArn | undefined {
  const parts = /^arn:aws:ivs:([a-z0-9-]+):([0-9]+):([a-z-]+)\/([a-zA-Z0-9-]+)$/.exec(text);
  if (parts === null) return undefined;
  const [, region = '', accountId = '', kind = '', id = ''] = parts;
  return { region, accountId, kind, id };
}
