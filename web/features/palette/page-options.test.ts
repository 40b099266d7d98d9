import { describe, expect, it } from 'vitest';
import { paths } from '#web/nav/paths.ts';
import { recentOptions } from './page-options.ts';

const STAGE = 'AbCdEfGhIjKs';
const SESSION = 'st-1-sessions';

/** What stands beside a recent place, seen from a connection. */
function noteOf(path: string, connection = 'main'): string | undefined {
  const labels = [{ id: 'main', label: 'Main', colour: 'teal', region: 'us-east-1', kind: 'aws' } as const];
  const [option] = recentOptions([{ path, title: 'x' }], '', connection, labels, () => undefined);
  return option?.note;
}

describe('a recent place', () => {
  it('says what it is, and of what where its title does not', () => {
    const notes = [
      paths.stage('main', STAGE),
      paths.session('main', STAGE, SESSION),
      paths.participant('main', STAGE, SESSION, 'p'),
      paths.publicKey('main', 'a-b-s'),
      paths.tokens('main', STAGE),
      paths.editStage('main', STAGE),
      paths.cohorts('main', STAGE, SESSION),
      paths.replication('main', STAGE, SESSION),
      paths.replaceComposition('main', 'cs'),
    ].map((path) => noteOf(path));
    expect(notes).toEqual([
      'stage',
      'session',
      'participant',
      'public key',
      `stage ${STAGE}`,
      `stage ${STAGE}`,
      `session ${SESSION}`,
      `session ${SESSION}`,
      'composition cs',
    ]);
  });

  it('whose title says all has nothing beside it', () => {
    const alone = [paths.stages, paths.createStage, paths.startComposition, paths.compositionHistory];
    expect(alone.map((path) => noteOf(path('main')))).toEqual(['', '', '', '']);
  });

  it('of another connection says of which', () => {
    expect(noteOf(paths.tokens('main', STAGE), 'other')).toBe(`stage ${STAGE} in Main`);
    expect(noteOf(paths.stages('main'), 'other')).toBe('in Main');
  });
});
