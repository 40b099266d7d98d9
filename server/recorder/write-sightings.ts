import type { Database } from '#server/store/schema.ts';
import { recordAllCompositions, recordCompositionGone, recordCompositions } from './record-compositions.ts';
import { recordOwnChanges } from './record-own-changes.ts';
import { recordOwnDisconnects } from './record-own-disconnects.ts';
import { recordErrors, recordParticipants } from './record-participants.ts';
import { recordSessions } from './record-sessions.ts';
import { recordAllStages, recordStageGone, recordStages } from './record-stages.ts';
import type { Sighting } from './sighting.ts';
import { keepChanges } from './state-change.ts';

/** Writes some sightings, in the order in which they came, all or none of them. */
export async function writeSightings(db: Database, sightings: readonly Sighting[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const run of runsOf(sightings)) await writeRun(transaction, run);
  });
}

/** Neighbours of one kind and connection are written together; what comes after is written after. */
function runsOf(sightings: readonly Sighting[]): Sighting[][] {
  const runs: Sighting[][] = [];
  for (const sighting of sightings) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run !== undefined && first?.kind === sighting.kind && first.connection === sighting.connection)
      run.push(sighting);
    else runs.push([sighting]);
  }
  return runs;
}

async function writeRun(db: Database, run: readonly Sighting[]): Promise<void> {
  const [first] = run;
  if (first === undefined) return;
  const { connection } = first;
  const all = <Kind extends Sighting['kind']>(kind: Kind) =>
    run.filter((one): one is Extract<Sighting, { kind: Kind }> => one.kind === kind);
  switch (first.kind) {
    case 'stage':
      return recordStages(db, connection, all('stage'));
    case 'session':
      return keepChanges(db, await recordSessions(db, connection, all('session')));
    case 'participant':
      return keepChanges(db, await recordParticipants(db, connection, all('participant')));
    case 'participant-error':
      return recordErrors(db, connection, all('participant-error'));
    case 'own-disconnect':
      return recordOwnDisconnects(db, all('own-disconnect'));
    case 'own-change':
      return recordOwnChanges(db, all('own-change'));
    case 'composition':
      return keepChanges(db, await recordCompositions(db, connection, all('composition')));
    case 'stage-gone':
      for (const one of all('stage-gone')) await recordStageGone(db, one);
      return;
    case 'composition-gone':
      for (const one of all('composition-gone')) await recordCompositionGone(db, one);
      return;
    case 'all-stages':
      for (const one of all('all-stages')) await recordAllStages(db, one);
      return;
    case 'all-compositions':
      for (const one of all('all-compositions')) await recordAllCompositions(db, one);
  }
}
