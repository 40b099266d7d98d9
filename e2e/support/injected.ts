import type { Page } from '@playwright/test';
import { MARK } from './payloads.ts';

/**
 * What of a page is more than text though a payload made it: elements that it names, handlers in attributes, addresses that
 * run or lead to where it says, and scripts and styles that have its mark.
 */
export async function injectedInto(page: Page): Promise<string[]> {
  return page.evaluate((mark) => {
    const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcset', 'poster'];
    const isMarked = new RegExp(`^${mark}\\d+$`);
    const wrongAddress = (value: string): boolean => {
      if (!URL.canParse(value, location.href)) return false;
      const { protocol, hostname } = new URL(value, location.href);
      return !['http:', 'https:', 'blob:', 'mailto:'].includes(protocol) || hostname.startsWith(mark);
    };
    const wrong = (element: Element): boolean =>
      isMarked.test(element.id) ||
      element.matches('iframe, object, embed, base, meta[http-equiv], marquee, math') ||
      (element.matches('script, style') && element.textContent.includes(mark)) ||
      Array.from(element.attributes).some(
        ({ name, value }) => /^on|^srcdoc$/i.test(name) || (ADDRESSES.includes(name) && wrongAddress(value)),
      );
    return Array.from(document.querySelectorAll('*'))
      .filter((element) => wrong(element))
      .map((element) => element.outerHTML.slice(0, 300));
  }, MARK);
}

/** The marks of the payloads that a page shows, as text or in fields. */
export async function marksIn(page: Page): Promise<string[]> {
  return page.evaluate((mark) => {
    const fields = Array.from(document.querySelectorAll('input, textarea'), (field) =>
      'value' in field ? String(field.value) : '',
    );
    const text = [document.body.textContent, ...fields].join('\n');
    return text.match(new RegExp(`${mark}\\d+`, 'g')) ?? [];
  }, MARK);
}
