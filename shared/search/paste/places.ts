import type { ResourceKind } from '../../contract/ids.ts';

/** Account and Region that something belongs to, as far as it says. */
export interface Realm {
  region?: string | undefined;
  accountId?: string | undefined;
}

/** Lists of the console, by what they list. */
export type ListName = `${ResourceKind}s`;

/** A page of the console that something pasted leads to, without the connection. */
export type Place =
  | { page: ResourceKind; id: string }
  | { page: 'session'; stageId: string; sessionId: string; at?: string | undefined }
  | { page: 'participant'; stageId: string; sessionId: string; participantId: string }
  | { page: 'list'; of: ListName }
  | { page: 'start-composition'; stageId?: string | undefined };

/** A place with where it is; without a realm it is taken to be of the connection that one looks at. */
export type PlaceIn = Place & { realm: Realm };

/** Whether two lead to the same page. */
export function isSamePlace(a: Place, b: Place): boolean {
  return placeKey(a) === placeKey(b);
}

function placeKey(place: Place): string {
  switch (place.page) {
    case 'session':
      return `session ${place.stageId} ${place.sessionId} ${place.at ?? ''}`;
    case 'participant':
      return `participant ${place.sessionId} ${place.participantId}`;
    case 'list':
      return `list ${place.of}`;
    case 'start-composition':
      return `start ${place.stageId ?? ''}`;
    default:
      return `${place.page} ${place.id}`;
  }
}
