import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell first: the same engine without a browser's own windows, and a page opens in a third of the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Where a Chromium may be, best first: the one named by CHROMIUM_PATH, those on PATH, the usual places of macOS and
 * Windows, Playwright's own download. Only what exists and may be run.
 * @param {{ named: string | undefined, path: string, playwright: string }} where
 * @param {(file: string) => boolean} [isProgram]
 * @returns {string[]}
 */
export function knownPlaces({ named, path, playwright }, isProgram = isExecutableFile) {
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const places = [...(named ? [named] : []), ...onPath, ...ELSEWHERE, playwright];
  return [...new Set(places)].filter((place) => place === named || isProgram(place));
}

/** @param {string} file */
function isExecutableFile(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
