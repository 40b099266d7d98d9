import { readPng } from './png-pixels.mjs';

const LEFT = /** @type {const} */ ([11, 110, 79]);
const RIGHT = /** @type {const} */ ([242, 193, 78]);
const SECONDS = 60;

/** Two halves of known colours, the right one painted by a script, so that layout and JavaScript have both run. */
const PAGE = `<!doctype html><style>
html,body{margin:0;height:100%;background:rgb(${LEFT.join()})}#right{position:fixed;left:100px;top:0;width:100px;height:100px}
</style><div id="right"></div><script>document.getElementById('right').style.background='rgb(${RIGHT.join()})'</script>`;

/**
 * Starts a Chromium, has it render a page and looks at the picture. An installed browser that cannot do this (a missing
 * library, a wrapper that only says how to install it) is as good as none.
 * @param {string} executablePath
 * @returns {Promise<string | undefined>} why it does not count, or undefined when it does
 */
export async function whyItCannotRender(executablePath) {
  const { chromium } = await import('@playwright/test');
  let browser;
  try {
    browser = await chromium.launch({
      executablePath,
      timeout: SECONDS * 1000,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--no-first-run',
      ],
    });
    const page = await browser.newPage({ viewport: { width: 200, height: 100 } });
    page.setDefaultTimeout(SECONDS * 1000);
    await page.goto(`data:text/html,${encodeURIComponent(PAGE)}`);
    const picture = readPng(await page.screenshot());
    return isNear(picture.at(50, 50), LEFT) && isNear(picture.at(150, 50), RIGHT)
      ? undefined
      : `its picture of a test page is wrong (${picture.at(50, 50).join()} and ${picture.at(150, 50).join()})`;
  } catch (error) {
    return shortReason(error instanceof Error ? error.message : String(error));
  } finally {
    await browser?.close();
  }
}

/**
 * Colour management may move a channel a little.
 * @param {readonly number[]} seen
 * @param {readonly number[]} wanted
 */
function isNear(seen, wanted) {
  return wanted.every((channel, place) => Math.abs(channel - (seen[place] ?? 0)) <= 8);
}

/**
 * What the browser itself said, if anything; else the first line of Playwright's long account.
 * @param {string} message
 */
export function shortReason(message) {
  const said = [...message.matchAll(/^\[pid=\d+\]\[(?:out|err)\] (.+)$/gm)].map((line) => line[1]);
  return (said.length > 0 ? said.slice(0, 2).join(' ') : (message.split('\n')[0] ?? '')).slice(0, 300);
}
