import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf } from '../support/aws.ts';
import { ownConsole } from '../support/own-console.ts';
import { panel } from '../support/page-parts.ts';
import { open, pickRecording, pickStage, startButton } from '../support/start-form.ts';

test.use({ role: 'operator' });

/** A value for every parameter of either layout, by its label: another than the default. */
const LAYOUTS = {
  grid: {
    texts: { 'Featured participant': 'featured', 'Order of participants': 'order', Gap: '12' },
    choices: { 'Shape of tiles': 'SQUARE', 'Fill mode': 'COVER', 'Omit stopped video': 'true' },
    layout: {
      featuredParticipantAttribute: 'featured',
      participantOrderAttribute: 'order',
      gridGap: 12,
      videoAspectRatio: 'SQUARE',
      videoFillMode: 'COVER',
      omitStoppedVideo: true,
    },
  },
  pip: {
    texts: {
      'Featured participant': 'featured',
      'Participant in the window': 'guest',
      'Order of participants': 'order',
      Gap: '8',
      'Offset of the window': '16',
      'Width of the window': '320',
      'Height of the window': '180',
    },
    choices: {
      'Corner of the window': 'TOP_LEFT',
      'When the others leave': 'DYNAMIC',
      'Fill mode': 'FILL',
      'Omit stopped video': 'true',
    },
    layout: {
      featuredParticipantAttribute: 'featured',
      pipParticipantAttribute: 'guest',
      participantOrderAttribute: 'order',
      gridGap: 8,
      pipOffset: 16,
      pipWidth: 320,
      pipHeight: 180,
      pipPosition: 'TOP_LEFT',
      pipBehavior: 'DYNAMIC',
      videoFillMode: 'FILL',
      omitStoppedVideo: true,
    },
  },
} as const;

for (const [kind, { texts, choices, layout }] of Object.entries(LAYOUTS)) {
  test(`every parameter of ${kind} can be set, and is what AWS gets`, async ({ page, launch }) => {
    const world = await ownConsole(launch);
    await open(page, world);
    await pickStage(page);
    await pickRecording(page);
    await page.getByRole('radio', { name: 'Parameters' }).check();
    await page
      .getByRole('radio', { name: kind === 'pip' ? 'Picture-in-picture' : 'Grid', exact: true })
      .check();
    const parameters = panel(page, 'Layout');
    for (const [name, text] of Object.entries(texts)) await parameters.getByLabel(name).fill(text);
    for (const [name, value] of Object.entries(choices))
      await parameters.getByRole('combobox', { name }).selectOption(value);
    await startButton(page).click();
    await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
    const id = page.url().split('/').at(-1);
    const all = await everyItem(world.aws.paginateListCompositions({}), 'compositions');
    const arn = given(all.find((one) => idOf(one.arn) === id)?.arn, 'new composition');
    const { composition } = await world.aws.getComposition({ arn });
    expect(composition?.layout).toEqual({ [kind]: layout });
  });
}
