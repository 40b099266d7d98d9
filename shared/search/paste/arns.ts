import { RESOURCE_KINDS, type ResourceKind } from '../../contract/ids.ts';

/** An ARN as it stands in a text, taken apart. */
export interface FoundArn {
  arn: string;
  service: string;
  /** Empty where the service has none, as a bucket. */
  region: string;
  accountId: string;
  /** A kind that the console has pages of; undefined for every other resource. */
  kind: ResourceKind | undefined;
  /** As AWS writes it: `stage`, `channel`; of another service whatever stands before the first slash. */
  type: string;
  id: string;
}

const ARN =
  /(?<![\w-])arn:aws[a-z-]{0,20}:([a-z0-9-]{1,64}):([a-z0-9-]{0,32}):(\d{12})?:([^\s"'`<>,;()[\]{}\\]{1,512})/g;
const OURS = /^([a-z-]{1,32})\/([a-zA-Z0-9-]{1,64})/;

/** Every ARN in a text, each once, in the order in which they stand. */
export function arnsIn(text: string): FoundArn[] {
  const found = new Map<string, FoundArn>();
  for (const [, service = '', region = '', accountId = '', rest = ''] of text.matchAll(ARN)) {
    const [type = '', id = ''] = OURS.exec(rest)?.slice(1) ?? rest.split(/[/:](.*)/s);
    const kind = service === 'ivs' ? RESOURCE_KINDS.find((each) => each === type) : undefined;
    const arn = `arn:aws:${service}:${region}:${accountId}:${type}/${id}`;
    if (!found.has(arn)) found.set(arn, { arn, service, region, accountId, kind, type, id });
  }
  return [...found.values()];
}
