import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { injectedInto, marksIn } from '../support/injected.ts';
import { keepFinding } from '../support/keep-finding.ts';
import { keepTexts } from '../support/own-texts.ts';
import { expectSettled } from '../support/page-parts.ts';
import { PAYLOADS, somePayloads } from '../support/payloads.ts';
import { watchPolicy } from '../support/policy.ts';
import { retellWith } from '../support/retell.ts';
import { SCREENS } from '../support/screens.ts';

/** Texts in one world: so many that each is shown on some page. */
const IN_A_WORLD = 25;
const SEED = Number(process.env['CAMPAIGN_SEED'] ?? 1);
const isDeep = Number(process.env['CAMPAIGN_SCALE'] ?? 1) > 1;

/** By chance in one world, or all of them in worlds of their own. */
const WORLDS = isDeep
  ? Array.from({ length: Math.ceil(PAYLOADS.length / IN_A_WORLD) }, (_, world) =>
      PAYLOADS.slice(world * IN_A_WORLD, (world + 1) * IN_A_WORLD),
    )
  : [somePayloads(IN_A_WORLD, SEED)];

test.use({ role: 'administrator' });

test('there are two hundred, and no two are the same', () => {
  expect(new Set(PAYLOADS).size).toBe(200);
});

test('a page that does take one for more would be seen', async ({ page }) => {
  await page.goto('about:blank');
  for (const text of [
    '<b id=mark1>x</b>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://mark1.example/">x</a>',
    '<style>p { color: red } /* mark1 */</style>',
    '<iframe></iframe>',
  ]) {
    await page.setContent(`<title>x</title><main>${text}</main>`);
    expect([text, await injectedInto(page)]).toEqual([text, [expect.stringContaining('<')]]);
  }
});

for (const [world, texts] of WORLDS.entries()) {
  test(`no page takes a text for more than a text, world ${world + 1}`, async ({
    page,
    launch,
    places,
    problems,
  }) => {
    // All screens, one after the other.
    test.setTimeout(600_000);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const violations = await watchPolicy(page);
    const running = await launch({ retell: retellWith(texts) });
    await keepTexts(running, places, texts.slice(0, 3));
    const there = { ...places, findingId: await keepFinding(running, places) };
    const shown = new Set<string>();
    const [first = ''] = texts;

    const look = async (name: string, address: string): Promise<void> => {
      await page.goto(`${running.url}${address}`);
      await expectSettled(page);
      expect([name, await injectedInto(page)]).toEqual([name, []]);
      for (const mark of await marksIn(page)) shown.add(mark);
      expect([name, page.url().startsWith(running.url), dialogs, violations]).toEqual([name, true, [], []]);
    };
    for (const { name, address } of SCREENS) await look(name, address(there));
    await look(
      'search for a text',
      `${paths.search('emulator')}?${new URLSearchParams({ q: first }).toString()}`,
    );

    problems.expect(/\b400\b/);
    running.emulator.faults.add({
      operation: 'ListStages',
      kind: 'error',
      errorType: 'ValidationException',
      message: first,
    });
    await look('an error of AWS', paths.stages('emulator'));
    expect(await page.getByRole('main').innerText()).toMatch(/mark\d+/);

    const marks = texts.map((text) => /mark\d+/.exec(text)?.[0] ?? '');
    expect(marks.filter((mark) => !shown.has(mark))).toEqual([]);
  });
}
