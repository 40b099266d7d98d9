import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runCommand } from '../../server/bootstrap/run-command.mjs';
import { knownPlaces } from './known-places.mjs';
import { whyItCannotRender } from './render-proof.mjs';

/**
 * A Chromium that has rendered a page on this machine: an installed one, else Debian's package when this is root on a
 * machine with apt-get, else Playwright's own download.
 * @returns {Promise<string>} the path of its program
 * @throws {Error} with the exact command to type when there is none to be had
 */
export async function findChromium() {
  const installed = await firstThatRenders(await candidates());
  if (installed) return installed;
  for (const way of waysToInstall()) {
    console.log(`No Chromium here renders a page. ${way.says}`);
    try {
      for (const [program, ...args] of way.commands) {
        await runCommand(program ?? '', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
      }
    } catch (error) {
      console.log(error instanceof Error ? error.message : error);
      continue;
    }
    const found = await firstThatRenders(await candidates());
    if (found) return found;
  }
  throw new Error(
    [
      'The browser tests need a Chromium that renders a page, and none could be found or installed. Type one of:',
      '  sudo apt-get update && sudo apt-get install -y chromium-headless-shell    (Debian)',
      '  npx playwright install --with-deps chromium                               (elsewhere)',
      'or name an installed one: CHROMIUM_PATH=/path/to/chromium npm test',
    ].join('\n'),
  );
}

async function candidates() {
  const { chromium } = await import('@playwright/test');
  return knownPlaces({
    named: process.env['CHROMIUM_PATH'] || undefined,
    path: process.env['PATH'] ?? '',
    playwright: chromium.executablePath(),
  });
}

/** @param {string[]} places */
async function firstThatRenders(places) {
  for (const place of places) {
    const reason = await whyItCannotRender(place);
    if (!reason) {
      console.log(`Chromium: ${place} (it has rendered a test page).`);
      return place;
    }
    console.log(`Chromium: not ${place}: ${reason}`);
  }
  return undefined;
}

function waysToInstall() {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const ways = [
    {
      says: "Downloading Playwright's own.",
      commands: [[process.execPath, playwright, 'install', 'chromium']],
    },
  ];
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    ways.unshift({
      says: "Installing Debian's package, with a font.",
      commands: [
        ['apt-get', 'update'],
        [
          'apt-get',
          'install',
          '-y',
          '--no-install-recommends',
          'chromium-headless-shell',
          'fonts-liberation',
        ],
      ],
    });
  }
  return ways;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
