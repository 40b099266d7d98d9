/** The colours a painter needs, as the theme has them now. */
export interface Palette {
  surface: string;
  sunken: string;
  line: string;
  edge: string;
  text: string;
  muted: string;
  publishing: string;
  receiving: string;
  replicating: string;
  error: string;
  exchange: string;
  presence: string;
  accent: string;
  selected: string;
  fontFamily: string;
}

const TOKENS = {
  surface: '--color-surface',
  sunken: '--color-sunken',
  line: '--color-line',
  edge: '--color-edge',
  text: '--color-text',
  muted: '--color-muted',
  publishing: '--color-live',
  receiving: '--color-accent',
  replicating: '--color-info',
  error: '--color-bad',
  exchange: '--color-warn',
  presence: '--color-line',
  accent: '--color-accent',
  selected: '--color-selected',
} as const satisfies Partial<Record<keyof Palette, string>>;

/**
 * Reads the theme's tokens as colours that a canvas understands. A custom property keeps its text (`light-dark(…)`),
 * so each is asked for as the colour of an element.
 * @param host an element of the page; a probe is put into it for the moment
 */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const style = getComputedStyle(probe);
  const colours = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => {
      probe.style.color = `var(${token})`;
      return [name, style.color];
    }),
  ) as Record<keyof typeof TOKENS, string>;
  const { fontFamily } = style;
  probe.remove();
  return { ...colours, fontFamily };
}
