/** The parts of an IVS ARN: `arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl`. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  accountId: string;
  /** `stage`, `composition`, `encoder-configuration`, … */
  kind: string;
  id: string;
}

/** Takes an ARN apart. Undefined when the text is none; an unknown service or kind is no reason to refuse it. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):([^/:]+)[/:](.+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = '', service = '', region = '', accountId = '', kind = '', id = ''] = match;
  return { partition, service, region, accountId, kind, id };
}
