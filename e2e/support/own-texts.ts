import { auth } from '#shared/auth/contract.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { notes } from '#shared/notes/contract.ts';
import { people } from '#shared/people/contract.ts';
import { stageViews } from '#shared/stage-views/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { TEST_PASSWORD, testPerson } from '#server/testing/test-sessions.ts';
import type { Places } from './screens.ts';

/** Has the console keep these texts wherever it takes what people write. */
export async function keepTexts(
  running: Pick<RunningConsole, 'port' | 'url'>,
  { stageId, sessionId, participantId }: Pick<Places, 'stageId' | 'sessionId' | 'participantId'>,
  texts: readonly string[],
): Promise<void> {
  const connection = 'emulator';
  const { name } = testPerson('administrator');
  for (const [index, text] of texts.entries()) {
    await call(running, notes.add, { connection, stageId, sessionId, body: { text } });
    if (index > 0) continue;
    await call(running, notes.add, { connection, stageId, sessionId, body: { participantId, text } });
    await call(running, layoutPresets.create, {
      connection,
      body: {
        name: text.slice(0, 80),
        note: text,
        owner: text.slice(0, 80),
        content: { layout: {}, canvas: { width: 1280, height: 720 } },
      },
    });
    await call(running, stageViews.keep, { connection, body: { name: text.slice(0, 80), search: '' } });
    const shown = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 60);
    await call(running, people.invite, {
      body: { name: 'somebody', fullName: shown, role: 'viewer', connections: [connection] },
    });
    await call(running, people.createDisplay, { body: { name: shown, connection } });
    // Refused by AWS, and written down with its reason.
    await attempt(
      running,
      stageChanges.remove,
      { connection, stageId: 'NoSuchStage1' },
      { 'x-callboard-reason': encodeURIComponent(shown) },
    );
    await attempt(
      running,
      auth.signIn,
      { body: { name, password: TEST_PASSWORD } },
      { 'user-agent': shown.replaceAll(/[^ -~]/g, ''), cookie: '' },
    );
  }
}
