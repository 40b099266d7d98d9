import { expect, test } from '../fixtures/console.ts';
import { liveStageNamed, stageNamed } from '../support/aws.ts';
import { detail, expectSettled, panel } from '../support/page-parts.ts';
import { watchPolicy } from '../support/policy.ts';

test('events are unpacked in a worker of the console, and no other address makes one', async ({
  page,
  aws,
  problems,
}) => {
  const violations = await watchPolicy(page);
  const worker = page.waitForEvent('worker', (one) => one.url().includes('/assets/unpack-worker-'));
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
  await worker;
  await expect(panel(page, 'Timeline').getByText('42 of 42 loaded')).toBeVisible();
  await expectSettled(page);
  // What unpacks them where there is no worker was not needed.
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('/lane-columns-'))).toEqual([]);
  expect(violations).toEqual([]);

  problems.expect(/Content Security Policy|Trusted|trusted/i);
  const refused = await page.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    const attempts = [
      () => new Worker('/first-paint.js'),
      () => trustedTypes.createPolicy('callboard-worker', {}),
      () => trustedTypes.createPolicy('another', {}),
    ];
    return attempts.filter((attempt) => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    }).length;
  });
  expect(refused).toBe(3);
});

test('what breaks the policy is refused, and would be seen here', async ({ page, problems }) => {
  problems.expect(/Content Security Policy|Trusted|trusted/i);
  const violations = await watchPolicy(page);
  await page.goto('/emulator/stages');
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'globalThis.inlineScriptRan = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text before there is a script to run.
    }
    try {
      document.body.insertAdjacentHTML('beforeend', '<img alt="">');
      return 'inserted';
    } catch (error) {
      return error instanceof TypeError && !('inlineScriptRan' in globalThis) ? 'refused' : 'ran';
    }
  });
  expect(outcome).toBe('refused');
  await expect.poll(() => violations.length).toBeGreaterThan(1);
});

test('the console does not answer to another name for this machine', async ({
  playwright,
  launchOptions,
  callboard,
}) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--host-resolver-rules=MAP rebound.example 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const answer = await page.goto(`http://rebound.example:${callboard.port}/emulator/stages`);
    expect(answer?.status()).toBe(421);
    await expect(page.locator('body')).toContainText('does not answer to that host name');
    const api = await page.goto(`http://rebound.example:${callboard.port}/api/emulator/stages`);
    expect(api?.status()).toBe(421);
  } finally {
    await browser.close();
  }
});

test('another site’s page cannot ask the console', async ({ page, callboard, problems }) => {
  problems.expect(/CORS|ERR_FAILED|\b403\b/);
  await page.goto('about:blank');
  const outcome = await page.evaluate(async (url) => {
    try {
      return await (await fetch(url)).text();
    } catch {
      return 'nothing';
    }
  }, `${callboard.url}/api/emulator/stages`);
  expect(outcome).toBe('nothing');
});

test('names that look like markup are shown as they are', async ({ page, aws }) => {
  const opened: string[] = [];
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  const stage = await liveStageNamed(aws, 'auction-room-3');
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}?sort=user`);
  await expectSettled(page);
  const people = page.getByRole('table', { name: 'Participants' });
  const image = '<img src=x onerror=alert(1)>';
  await expect(people.getByRole('link', { name: image, exact: true }).first()).toBeVisible();
  await expect(people.getByRole('link', { name: '<b>x</b>', exact: true }).first()).toBeVisible();
  await people.getByRole('link', { name: image, exact: true }).first().click();
  await expect(page.getByRole('heading', { name: image, level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(`${image} · Callboard`);
  await expectSettled(page);

  const { id } = await stageNamed(aws, 'partner-summit-overflow');
  await page.goto(`/emulator/stages/${id}`);
  await expect(panel(page, 'Tags').getByText('<b>do not stop</b> & "keep" \'open\'')).toBeVisible();

  await page.goto('/emulator/ingest-configurations');
  await expect(page.getByText('<b>bench</b>')).toBeVisible();
  await page.getByRole('link', { name: 'legacy-rtmp-bench' }).click();
  await expect(detail(page.getByRole('main'), 'User id').first()).toHaveText('<b>bench</b>');
  await expect(page.getByRole('img')).toHaveCount(0);
  expect(opened).toEqual([]);
});
