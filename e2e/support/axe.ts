import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 to level AA, colour contrast included, and what axe's authors advise beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at the page as it is, in either theme. Fails with one line for each element that breaks a rule. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, html, any }) =>
          `${colorScheme}: ${id} (${help}): ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
      ),
    );
    expect(found).toEqual([]);
  }
}
