import * as z from 'zod/mini';
import { overview, Overview } from '#shared/overview/contract.ts';
import type { Observer } from '#server/aws/observation.ts';
import type { Hub } from '#server/live/hub.ts';
import type { AnswerNews } from '#server/live/news.ts';
import { throttled } from '#server/jobs/throttled.ts';
import type { Database } from '#server/store/schema.ts';
import { judgeStages } from './judge-stages.ts';
import { createListingTimes } from './listing-times.ts';
import {
  readCompositions,
  readLivePeople,
  readNoticed,
  readSessionsWithEvents,
  readStages,
} from './overview-rows.ts';

/** The stages of a connection and their problems, as the console knows them. */
export interface Overviews {
  read(connection: string): Promise<z.output<typeof Overview>>;
  /** To be told of every answer of AWS. */
  observe: Observer;
}

interface OverviewParts {
  db: Database;
  hub: Hub;
  /** Resolves once what was seen is recorded. */
  recorded: () => Promise<void>;
  /** Whether EventBridge tells of a connection. */
  isTold: (connection: string) => boolean;
}

/** Milliseconds from one reading of the database to the next, while somebody looks. */
const EVERY_MS = 2_000;

/** While it is watched, stages and compositions are as well: two lists, whatever the number of stages. */
export function createOverviews({ db, hub, recorded, isTold }: OverviewParts): Overviews {
  const times = createListingTimes();

  async function read(connection: string): Promise<z.output<typeof Overview>> {
    await recorded();
    const [stages, people, noticed, sessionsWithEvents, compositions] = await Promise.all([
      readStages(db, connection),
      readLivePeople(db, connection),
      readNoticed(db, connection),
      readSessionsWithEvents(db, connection),
      readCompositions(db, connection),
    ]);
    return judgeStages({
      stages,
      people,
      noticed,
      sessionsWithEvents,
      compositions,
      listed: times.of(connection),
      isTold: isTold(connection),
    });
  }

  hub.source('overview', (topic) => {
    const { connection } = topic;
    let told: AnswerNews | undefined;
    let stopped = false;
    const look = async (): Promise<void> => {
      const answer = z.encode(Overview, await read(connection));
      if (stopped || JSON.stringify(told?.answer) === JSON.stringify(answer)) return;
      told = { topic, endpoint: overview.get.id, input: { connection }, answer };
      hub.publish(told);
    };
    const looking = throttled(EVERY_MS / 4, () => {
      // A database that fails says so at the pages that ask; what was told stays until it is back.
      look().catch(() => undefined);
    });
    const lookAgain = (): void => looking.ask();
    const timer = setInterval(lookAgain, EVERY_MS);
    const watching = (['stages', 'compositions'] as const).map((kind) =>
      hub.subscribe({ kind, connection }, lookAgain),
    );
    lookAgain();
    return {
      stop: () => {
        stopped = true;
        clearInterval(timer);
        for (const leave of watching) leave();
      },
      hurry: lookAgain,
      snapshot: () => (told === undefined ? [] : [told]),
    };
  });

  return { read, observe: times.observe };
}
