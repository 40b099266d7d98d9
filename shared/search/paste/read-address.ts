import { RESOURCE_KINDS } from '../../contract/ids.ts';
import type { Address } from './address.ts';
import { inRealms, type NamedIds, placesOf } from './named-ids.ts';
import type { Place, PlaceIn } from './places.ts';

const ID = /^[a-zA-Z0-9-]{1,64}$/;
/** Words of an address that are pages of their own below a list. */
const NO_ID = /^(?:arn|create|start|history|edit|home)$/;

/**
 * The pages that an address names, by its segments. AWS does not document the addresses of its console, so nothing is
 * taken for granted but that the name of a kind stands before the id, in the path or behind the `#`; an ARN will do as well.
 */
export function placesInAddress(address: Address, ids: NamedIds): PlaceIn[] {
  const region = address.query.get('region') ?? regionOfHost(address) ?? ids.realm.region;
  const realm = { region, accountId: ids.realm.accountId };
  const parts = `${address.path}/${address.fragment}`.split(/[/?&]/).filter((part) => part !== '');
  const after = (name: RegExp, form: RegExp) => {
    const at = parts.findIndex((part) => name.test(part));
    const id = at < 0 ? undefined : parts[at + 1];
    return id !== undefined && form.test(id) ? id : undefined;
  };
  const stageId = after(/^stages?$/, ID) ?? ids.stages[0];
  const sessionId = after(/^(?:stage-?)?sessions?$/, /^st-[a-zA-Z0-9]{13}$/) ?? ids.sessions[0];
  const participantId = after(/^participants?$/, /^[a-zA-Z0-9_-]{1,64}$/);
  const inStage: Place[] = [];
  if (stageId !== undefined && sessionId !== undefined) {
    if (participantId !== undefined) inStage.push({ page: 'participant', stageId, sessionId, participantId });
    inStage.push({ page: 'session', stageId, sessionId });
  }
  const named = RESOURCE_KINDS.flatMap((kind): Place[] => {
    const id = after(new RegExp(`^${kind}s?$`), ID);
    return id === undefined || NO_ID.test(id) ? [] : [{ page: kind, id }];
  });
  const places = [...inStage, ...placesOf(ids), ...named];
  if (places.length > 0) return inRealms(places, { arns: ids.arns, realm });
  // The innermost list of an address that names nothing of it.
  const list = RESOURCE_KINDS.findLast((kind) => parts.includes(kind) || parts.includes(`${kind}s`));
  return list === undefined ? [] : [{ page: 'list', of: `${list}s`, realm }];
}

function regionOfHost({ host }: Address): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+){1,3}-\d)\.console\./.exec(host)?.[1];
}
