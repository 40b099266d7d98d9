import { paths } from '#web/nav/paths.ts';

/** What an entry was about: an id, what it is of, and its page where it has one. */
export interface AuditObject {
  of: string;
  id: string;
  to: string | undefined;
}

const PAGES: Readonly<Record<string, (connection: string, id: string) => string>> = {
  compositionId: paths.composition,
  encoderConfigurationId: paths.encoderConfiguration,
  storageConfigurationId: paths.storageConfiguration,
  ingestConfigurationId: paths.ingestConfiguration,
  publicKeyId: paths.publicKey,
  destinationStageId: paths.stage,
  sourceStageId: paths.stage,
  presetId: paths.layout,
  findingId: paths.finding,
};

/** The objects of an entry, the most particular first. */
export function objectsOf(
  connection: string | undefined,
  objects: Readonly<Record<string, string>>,
): AuditObject[] {
  const { stageId, sessionId, participantId, ...others } = objects;
  const to = (page: ((connection: string) => string) | undefined): string | undefined =>
    connection === undefined || page === undefined ? undefined : page(connection);
  const found: AuditObject[] = Object.entries(others).map(([name, id]) => {
    const page = name === 'jobId' && objects['jobId'] === id ? jobPage : PAGES[name];
    return { of: wordsOf(name), id, to: to(page && ((each) => page(each, id))) };
  });
  if (participantId !== undefined) {
    const isKnown = stageId !== undefined && sessionId !== undefined;
    const page = isKnown ? (c: string) => paths.participant(c, stageId, sessionId, participantId) : undefined;
    found.unshift({ of: 'participant', id: participantId, to: to(page) });
  }
  if (sessionId !== undefined)
    found.push({
      of: 'session',
      id: sessionId,
      to: to(stageId === undefined ? undefined : (c) => paths.session(c, stageId, sessionId)),
    });
  if (stageId !== undefined) found.push({ of: 'stage', id: stageId, to: to((c) => paths.stage(c, stageId)) });
  return found;
}

const jobPage = (connection: string, _id: string): string => paths.jobs(connection);

/** `encoderConfigurationId` as `encoder configuration`. */
function wordsOf(name: string): string {
  return name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
