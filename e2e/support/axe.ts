import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 to level AA, colour contrast included, and what axe's authors advise beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of those that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Looks at the page as it is, in either theme; a theme is nothing but colours, so that the second is asked only for
 * what depends on them. Fails with one line for each element that breaks a rule.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // Within the page: axe's other way opens a second page for each look, which is for frames, of which there are none.
    // What passes would be sent too, with all its elements.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    if (colorScheme === 'light') axe.withTags(TAGS);
    else axe.withRules(OF_COLOURS);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, html, any }) =>
          `${colorScheme}: ${id} (${help}): ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
      ),
    );
    expect(found).toEqual([]);
  }
}
