import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectPath } from '#server/bootstrap/project.mjs';
import { runTool } from './run-tool.mjs';

describe('a tool', () => {
  let folder = '';
  beforeEach(() => {
    const cache = projectPath('node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'run-tool-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const script = (text: string) => {
    const file = join(folder, 'tool.mjs');
    writeFileSync(file, text);
    return relative(projectPath(), file).replaceAll('\\', '/');
  };

  it('is heard on both streams, as it speaks', async () => {
    const pieces: string[] = [];
    const run = await runTool(
      [script("console.log('out ' + process.argv[2]); console.error('err');"), 'one'],
      {
        minutes: 1,
        onOutput: (piece) => pieces.push(piece),
      },
    );
    expect(run.ending).toBeUndefined();
    expect(run.output).toContain('out one\n');
    expect(run.output).toContain('err\n');
    expect(pieces.join('')).toBe(run.output);
  });

  it('has failed after another exit code than 0', async () => {
    expect((await runTool([script('process.exit(3)')], { minutes: 1 })).ending).toBe(
      'it ended with exit code 3',
    );
  });

  it('has failed when a signal ended it', async () => {
    const run = await runTool([script("process.kill(process.pid, 'SIGKILL')")], { minutes: 1 });
    expect(run.ending).toBe('it was ended by SIGKILL');
  });

  it('is ended when it takes too long', async () => {
    const run = await runTool([script('setInterval(() => {}, 1000)')], { minutes: 0.01 });
    expect(run.ending).toBe('it had not ended after 0.01 minutes');
  });

  it('gets the environment it is given', async () => {
    const run = await runTool([script("console.log(process.env['CHROMIUM_PATH'])")], {
      minutes: 1,
      env: { CHROMIUM_PATH: '/usr/bin/chromium' },
    });
    expect(run.output).toBe('/usr/bin/chromium\n');
  });
});
