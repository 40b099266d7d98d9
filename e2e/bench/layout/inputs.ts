import type { Page } from '@playwright/test';

/** One input that changes what is drawn. */
export interface Input {
  what: string;
  /** Brings the focus there; not measured. */
  begin: (page: Page) => Promise<void>;
  /** @param index counts up: the way there and back, so that each changes something */
  make: (page: Page, index: number) => Promise<void>;
}

const there = (index: number, steps: number) => Math.floor(index / steps) % 2 === 0;
const arrows = (what: string, role: 'textbox' | 'combobox' | 'slider', name: string, steps = 10): Input => ({
  what,
  begin: async (page) => page.getByRole(role, { name, exact: true }).first().focus(),
  make: async (page, index) => page.keyboard.press(there(index, steps) ? 'ArrowUp' : 'ArrowDown'),
});
/** A list of choices that is closed: arrow keys go through it. */
const choices = (what: string, name: string, steps: number): Input => ({
  what,
  begin: async (page) => page.getByRole('combobox', { name, exact: true }).focus(),
  make: async (page, index) => page.keyboard.press(there(index, steps) ? 'ArrowDown' : 'ArrowUp'),
});
/** The last letter of a name comes and goes: with it, people get their marks. */
const letter = (what: string, name: string, word: string): Input => ({
  what,
  begin: async (page) => page.getByRole('combobox', { name, exact: true }).fill(word.slice(0, -1)),
  make: async (page, index) => page.keyboard.press(there(index, 1) ? word.slice(-1) : 'Backspace'),
});

/** Inputs of one kind of layout, and what has to be there before them. */
export interface Part {
  prepare: (page: Page) => Promise<void>;
  inputs: readonly Input[];
}

/** The first of the twelve carries an attribute; their fields stay open. */
async function mark(page: Page, attribute: string): Promise<void> {
  const row = page.locator('details').first();
  if ((await row.getAttribute('open')) === null) await row.locator('summary').click();
  await row.getByRole('textbox', { name: attribute, exact: true }).fill('true');
}

const GRID: Part = {
  prepare: async (page) => {
    await page.getByRole('combobox', { name: 'Featured participant', exact: true }).fill('featured');
    await mark(page, 'featured');
    await page.locator('summary').first().click();
    await page.getByRole('combobox', { name: 'Featured participant', exact: true }).fill('');
  },
  inputs: [
    arrows('gap', 'textbox', 'Gap'),
    choices('shape of tiles', 'Shape of tiles', 4),
    choices('fill mode', 'Fill mode', 3),
    letter('featured participant', 'Featured participant', 'featured'),
    letter('order of participants', 'Order of participants', 'order'),
    arrows('width of the picture', 'textbox', 'Picture width in pixels'),
    arrows('number of people', 'slider', 'On the stage', 3),
  ],
};

const PIP: Part = {
  prepare: async (page) => {
    await page.getByRole('slider', { name: 'On the stage' }).press('End');
    await page.getByRole('radio', { name: 'Picture-in-picture' }).check();
    await page.getByRole('combobox', { name: 'Participant in the window' }).fill('pip');
    await mark(page, 'pip');
    await page.getByRole('slider', { name: 'Offset of the window' }).first().waitFor();
  },
  inputs: [
    arrows('offset of the window', 'textbox', 'Offset of the window'),
    arrows('width of the window', 'textbox', 'Width of the window'),
    choices('corner of the window', 'Corner of the window', 3),
    {
      ...arrows('window by its arrow keys', 'slider', 'Offset of the window'),
      // From the lower right corner, where an arrow up leads away from the edges.
      begin: async (page) => {
        await page.getByRole('combobox', { name: 'Corner of the window' }).selectOption('');
        await page.getByRole('slider', { name: 'Offset of the window' }).first().focus();
      },
    },
  ],
};

/**
 * Those parts and inputs whose names were asked for.
 * @param asked parts of names, such as `gap` or `window`; all where there is none
 * @throws {Error} where one is the name of no input
 */
export function partsOf(asked: readonly string[]): Part[] {
  const all = [GRID, PIP];
  const names = all.flatMap(({ inputs }) => inputs.map(({ what }) => what));
  const unknown = asked.find((name) => !names.some((what) => what.includes(name)));
  if (unknown !== undefined) throw new Error(`FIELDS: “${unknown}” is in none of: ${names.join(', ')}.`);
  return all
    .map(({ prepare, inputs }) => ({
      prepare,
      inputs: inputs.filter(({ what }) => asked.length === 0 || asked.some((name) => what.includes(name))),
    }))
    .filter(({ inputs }) => inputs.length > 0);
}
