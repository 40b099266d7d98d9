import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import { ingest, type IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import { participants, type ParticipantSummary } from '#shared/participants/contract.ts';
import { useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import type { ImpactLine } from '#web/components/guarded-action/impact-lines.tsx';
import { isSettled, isTold, lineOfList } from '#web/components/guarded-action/list-look.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';

interface StageImpact {
  lines: readonly ImpactLine[];
  /** Whether every question has an answer, or a reason for having none. */
  isKnown: boolean;
  /** Whether somebody will notice, or nobody knows. */
  isHit: boolean;
  /** Why that is so, as a sentence. */
  why: string;
  /** Asks AWS again. */
  look: () => void;
}

const LARGEST_PAGE = 100;
const figure = new Intl.NumberFormat('en-GB');

/**
 * What goes when a stage goes: who is in it, what is made of it, and what is attached to it.
 * @param sessionId the active session; undefined where there is none
 * @param wanted false asks for nothing
 */
export function useStageImpact(
  connection: string,
  stageId: string,
  sessionId: string | undefined,
  wanted: boolean,
): StageImpact {
  const here = wanted ? { connection, stageId } : undefined;
  const people = useWholeList(
    participants.list,
    here && sessionId !== undefined ? { ...here, sessionId, filterByState: 'CONNECTED' } : undefined,
    LARGEST_PAGE,
  );
  const mixed = useWholeList(compositions.list, here);
  const attached = useWholeList(ingest.list, here);
  const connected = peopleLine(sessionId, people);
  const lines = [connected, compositionsLine(mixed), ingestLine(attached)];
  const asked = sessionId === undefined ? [mixed, attached] : [people, mixed, attached];
  return {
    lines,
    // People count only: with a session, name and reason are asked for however many there are.
    isKnown: wanted && isTold(connected) && [mixed, attached].every(isSettled),
    isHit: sessionId !== undefined || lines.some(({ weighs }) => weighs),
    why: whyHit(sessionId, lines),
    look: () => {
      for (const list of asked) if (list.state !== 'loading') list.retry();
    },
  };
}

function whyHit(sessionId: string | undefined, lines: readonly ImpactLine[]): string {
  if (sessionId !== undefined) return 'It is live.';
  const isSure = lines.some(({ weighs, problem }) => weighs && problem === undefined);
  return isSure ? 'It is in use.' : 'It is not known whether it is in use.';
}

/** AWS has no list of who publishes now: `published` means ever in this session. */
export function peopleLine(
  sessionId: string | undefined,
  people: WholeList<Pick<ParticipantSummary, 'published'>>,
): ImpactLine {
  const about = 'who is connected';
  if (sessionId === undefined) return { about, says: 'Nobody is in it: it has no active session.' };
  const line = lineOfList(about, people, (items, atLeast) => {
    const published = items.filter((one) => one.published === true).length;
    return {
      count: items.length,
      says:
        items.length === 0
          ? 'Nobody is connected any more; its session is ending.'
          : `${atLeast}${figure.format(items.length)} connected, of whom ${figure.format(published)} ${published === 1 ? 'has' : 'have'} published: all are disconnected.`,
    };
  });
  return { ...line, weighs: true };
}

export function compositionsLine(list: WholeList<CompositionSummary>): ImpactLine {
  return lineOfList('which compositions run on it', list, (items, atLeast) => {
    const running = runningCompositions(items);
    const count = running.length;
    const destinations = running.reduce((sum, one) => sum + (one.destinations?.length ?? 0), 0);
    return {
      count,
      says:
        count === 0
          ? 'No composition runs on it.'
          : `${atLeast}${counted(count, 'composition')} with ${counted(destinations, 'destination')}: ${count === 1 ? 'it ends' : 'they end'}, broadcasts and recordings with ${count === 1 ? 'it' : 'them'}.`,
    };
  });
}

export function ingestLine(list: WholeList<Pick<IngestConfigurationSummary, 'state'>>): ImpactLine {
  return lineOfList('which ingest configurations are attached', list, (items, atLeast) => {
    const active = items.filter(({ state }) => state === 'ACTIVE').length;
    return {
      count: items.length,
      says:
        items.length === 0
          ? 'No ingest configuration is attached to it.'
          : `${atLeast}${counted(items.length, 'ingest configuration')} will be detached${active > 0 ? `, ${active} of which ${active === 1 ? 'publishes' : 'publish'} now` : ''}: ${items.length === 1 ? 'its stream key cannot' : 'their stream keys cannot'} be used until attached again.`,
      weighs: active > 0,
    };
  });
}

function counted(count: number, what: string): string {
  return `${figure.format(count)} ${what}${count === 1 ? '' : 's'}`;
}
