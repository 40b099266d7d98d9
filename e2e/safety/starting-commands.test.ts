import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it.each(['package.json', 'docs/deploy.md', 'docs/deploy/Dockerfile', 'docs/deploy/callboard.service'])(
  '%s starts the console with the heap for which its memory was measured',
  (path) => {
    const commands = read(path)
      .split('\n')
      .filter((line) => /^(node|CMD|ExecStart=|\s*"start":).*(dist\/server\/main|server\/start)/.test(line));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toContain('--max-old-space-size=1024');
  },
);
