import { ASK_DEVICES_JOB, type Cohorts as Told } from '#shared/investigator/cohort-contract.ts';
import { type Dimension, hasProblem, type Problem } from '#shared/investigator/cohorts/cohort-person.ts';
import { statementWords, unknownWords } from '#shared/investigator/cohorts/cohort-words.ts';
import { groupsOf } from '#shared/investigator/cohorts/groups.ts';
import {
  type Condition,
  meets,
  type Statement,
  statementsOf,
} from '#shared/investigator/cohorts/statements.ts';
import { whomToAsk } from '#shared/investigator/cohorts/whom-to-ask.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import type { SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { SessionEvents } from '#server/jobs/session-events/session-events.ts';
import type { Recorder } from '#server/recorder/recorder.ts';
import type { Store } from '#server/store/open-store.ts';
import { askDevicesJob } from './ask-devices-job.ts';
import { PeopleEvents } from './people-events.ts';
import { type KnownPerson, readPeople } from './read-people.ts';

/** Compares the people of sessions by their devices, from what the console has. */
export interface Cohorts {
  /** Asks AWS for nothing. */
  of(address: SessionAddress): Promise<Told>;
  /** Starts the job that asks, or joins it; one that failed tries again. */
  ask(address: SessionAddress): Promise<Told>;
  /** Whose devices meet all conditions, and who had the problem. */
  members(
    address: SessionAddress,
    conditions: readonly Condition[],
    problem: Problem | undefined,
  ): Promise<string[]>;
  /** What was found, for the ladder; undefined where nobody has asked for it yet. */
  known(address: SessionAddress): Promise<KnownCohorts | undefined>;
}

/** What a comparison found. */
export interface KnownCohorts {
  people: readonly KnownPerson[];
  statements: readonly Statement[];
}

export interface CohortsDependencies {
  store: Pick<Store, 'db'>;
  connections: Connections;
  jobs: Jobs;
  sessionEvents: SessionEvents;
  recorder: Pick<Recorder, 'flush'>;
}

/** Devices that are known below which nothing was compared: whoever opens the pages of two people is no comparison. */
const LEAST_DEVICES = 5;

/** Its kind of job is defined by this, so that what an earlier process began goes on. */
export function createCohorts(dependencies: CohortsDependencies): Cohorts {
  const { store, connections, jobs, sessionEvents, recorder } = dependencies;
  const { db } = store;
  const events = new PeopleEvents(db);

  const people = async (address: SessionAddress): Promise<KnownPerson[]> => {
    connections.get(address.connection);
    await recorder.flush();
    return readPeople(db, events, address);
  };

  jobs.define(askDevicesJob({ connections, sessionEvents, recorded: recorder.flush, people }));

  async function of(address: SessionAddress): Promise<Told> {
    const everybody = await people(address);
    const { connection, stageId, sessionId } = address;
    const job = jobs.find(connection, ASK_DEVICES_JOB, { stageId, sessionId });
    const { budget } = connections.get(connection);
    const troubled = everybody.filter((person) => hasProblem(person, { kind: 'error' }) === true);
    return {
      people: everybody.length,
      listed: job?.progress.total !== undefined,
      asked: everybody.filter(({ device }) => device !== undefined).length,
      toAsk: whomToAsk(everybody).length,
      withErrors: {
        known: troubled.length,
        asked: troubled.filter(({ device }) => device !== undefined).length,
      },
      groups: groupsOf(everybody),
      statements: statementsOf(everybody).map((one) => ({
        ...one,
        conditions: [...one.conditions],
        words: statementWords(one),
      })),
      unknown: unknownWords(everybody),
      ...(job === undefined ? {} : { job }),
      perSecond: budget.gauges().get('GetParticipant')?.perSecond ?? budget.shareOf('GetParticipant'),
    };
  }

  return {
    of,

    async ask(address) {
      const { connection, stageId, sessionId } = address;
      connections.get(connection);
      const before = jobs.find(connection, ASK_DEVICES_JOB, { stageId, sessionId });
      if (before?.state === 'failed') jobs.resume(connection, before.id);
      else if (before === undefined || !isUnfinished(before.state))
        jobs.start(connection, ASK_DEVICES_JOB, { stageId, sessionId });
      return of(address);
    },

    async members(address, conditions, problem) {
      const everybody = await people(address);
      return everybody
        .filter(
          (person) =>
            (conditions.length === 0 || meets(person.device, conditions) === true) &&
            (problem === undefined || hasProblem(person, problem) === true),
        )
        .map(({ participantId }) => participantId);
    },

    async known(address) {
      const devices = await db
        .selectFrom('participants')
        .select('participant_id')
        .where('connection', '=', address.connection)
        .where('session_id', '=', address.sessionId)
        .where('details', 'is not', null)
        .limit(LEAST_DEVICES)
        .execute();
      if (devices.length < LEAST_DEVICES) return undefined;
      const everybody = await people(address);
      return { people: everybody, statements: statementsOf(everybody) };
    },
  };
}

/** The conditions of a question, by dimension. */
export function conditionsOf(asked: Readonly<Partial<Record<Dimension, string>>>): Condition[] {
  return Object.entries(asked).flatMap(([dimension, value]) =>
    value === undefined ? [] : [{ dimension: dimension as Dimension, value }],
  );
}
