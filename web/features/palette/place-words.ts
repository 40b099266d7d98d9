import type { ResourceKind } from '#shared/contract/ids.ts';
import type { Place } from '#shared/search/paste/places.ts';
import { inUtc } from '#web/lib/instant.ts';
import { paths } from '#web/nav/paths.ts';
import { resourcePath } from '#web/nav/resource-path.ts';

const LIST_PATHS: Record<`${ResourceKind}s`, (connection: string) => string> = {
  stages: paths.stages,
  compositions: paths.compositions,
  'encoder-configurations': paths.encoderConfigurations,
  'storage-configurations': paths.storageConfigurations,
  'ingest-configurations': paths.ingestConfigurations,
  'public-keys': paths.publicKeys,
};

/** The address of a place, in a connection. */
export function placePath(connection: string, place: Place): string {
  switch (place.page) {
    case 'participant':
      return paths.participant(connection, place.stageId, place.sessionId, place.participantId);
    case 'session': {
      const path = paths.session(connection, place.stageId, place.sessionId);
      // Events have a resolution of one second, and so has the marked moment.
      return place.at === undefined ? path : `${path}?at=${place.at.replace(/\.\d+Z$/, 'Z')}`;
    }
    case 'list':
      return LIST_PATHS[place.of](connection);
    case 'start-composition': {
      const path = paths.startComposition(connection);
      return place.stageId === undefined ? path : `${path}?stage=${encodeURIComponent(place.stageId)}`;
    }
    default:
      return resourcePath[place.page](connection, place.id);
  }
}

/** What is done by going there: `Open the participant PbCdEfGhIjKl`. */
export function placeWords(place: Place): string {
  switch (place.page) {
    case 'participant':
      return `Open the participant ${place.participantId}`;
    case 'session':
      return place.at === undefined
        ? `Open the session ${place.sessionId}`
        : `Open the session ${place.sessionId} at ${inUtc(place.at)}`;
    case 'list':
      return `Open the list of ${place.of.replaceAll('-', ' ')}`;
    case 'start-composition':
      return place.stageId === undefined
        ? 'Start a composition'
        : `Start a composition of the stage ${place.stageId}`;
    default:
      return `Open the ${place.page.replaceAll('-', ' ')} ${place.id}`;
  }
}
