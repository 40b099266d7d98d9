import type { cohorts as contract } from '#shared/investigator/cohort-contract.ts';
import type { Problem } from '#shared/investigator/cohorts/cohort-person.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { type Cohorts, conditionsOf } from './cohorts.ts';

/** Answered from what the console has: AWS is asked by the job, never by a request that waits. */
export function cohortHandlers(cohorts: Cohorts): ContractHandlers<typeof contract> {
  return {
    cohorts: async (address) => cohorts.of(address),

    askDevices: async (address) => cohorts.ask(address),

    async cohortMembers({ connection, stageId, sessionId, problem, ...asked }) {
      const address = { connection, stageId, sessionId };
      return {
        participantIds: await cohorts.members(address, conditionsOf(asked), problemOf(problem)),
      };
    },
  };
}

function problemOf(text: string | undefined): Problem | undefined {
  if (text === undefined) return undefined;
  if (text === 'reconnection') return { kind: 'reconnection' };
  return text === 'error' ? { kind: 'error' } : { kind: 'error', code: text };
}
