import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Composition, compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { q } from '#web/api/query.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';

/** How far it is known which running compositions record into a storage configuration. */
export type RunningUsers =
  | { state: 'not-looked' }
  /** `of` how many that run the destinations have been asked; absent while those are being listed. */
  | { state: 'looking'; asked: number; of?: number }
  | { state: 'failed'; problem: string }
  | { state: 'known'; compositions: readonly Composition[] };

/** What is known of who uses a storage configuration. */
export interface StorageUsers {
  running: RunningUsers;
  /** Stages that this browser has looked at, and which of them record their participants into it. */
  stages: { looked: number; recording: readonly Pick<Stage, 'arn' | 'name'>[] };
  /** Asks for the running compositions and the destinations of each: a call each, of which there are at most some twenty. */
  look: () => void;
}

/**
 * The API tells the destinations of a composition one composition at a time, and the recording of a stage one stage at a
 * time. The first are few and are asked on request; of the second only those count that are known anyway.
 */
export function useStorageUsers(connection: string, storageConfigurationId: string): StorageUsers {
  const client = useQueryClient();
  const [running, setRunning] = useState<RunningUsers>({ state: 'not-looked' });
  const looking = useRef(false);
  const uses = ({ destinations }: Composition): boolean =>
    destinations.some(
      ({ configuration: { s3 } }) => s3 && idOf(s3.storageConfigurationArn) === storageConfigurationId,
    );
  const look = async (): Promise<void> => {
    if (looking.current) return;
    looking.current = true;
    setRunning({ state: 'looking', asked: 0 });
    try {
      const candidates = runningCompositions(await loadAllNow(compositions.list, { connection }));
      const found: Composition[] = [];
      for (const { arn } of candidates) {
        setRunning({ state: 'looking', asked: found.length, of: candidates.length });
        const question = q(compositions.get, { connection, compositionId: idOf(arn) });
        // One after the other: the budget would send them so anyway, and how far it is can be shown.
        found.push((await client.fetchQuery(question)).item);
      }
      setRunning({ state: 'known', compositions: found.filter(uses) });
    } catch (error) {
      setRunning({ state: 'failed', problem: failureWords(asFailure(error)).title });
    } finally {
      looking.current = false;
    }
  };
  return {
    running,
    stages: knownStages(client, connection, storageConfigurationId),
    look: () => void look(),
  };
}

function knownStages(
  client: QueryClient,
  connection: string,
  storageConfigurationId: string,
): StorageUsers['stages'] {
  const known = client
    .getQueriesData<{ item: Stage }>({ queryKey: [stages.get.id] })
    .flatMap(([[, input], data]) =>
      data !== undefined && (input as { connection?: string }).connection === connection ? [data.item] : [],
    );
  const recording = known.filter(({ autoParticipantRecordingConfiguration: recordingTo }) => {
    const arn = recordingTo?.storageConfigurationArn ?? '';
    return arn !== '' && idOf(arn) === storageConfigurationId;
  });
  return { looked: known.length, recording };
}
