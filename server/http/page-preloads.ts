import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface PagePreload {
  /** As the router writes it: `/:connection/stages/:stageId`. */
  path: string;
  /** URL paths of the build's files. */
  files: string[];
}

/**
 * The `<link>` elements that make the browser fetch a page's code together with the first chunk instead of after it:
 * on a phone's network a round trip. Written by the build (server/bootstrap/page-preloads.mjs).
 *
 * @param root the build's output folder
 * @returns the elements for a page's URL path, none for one that needs no more than the first chunk
 */
export function pagePreloads(root: string): (urlPath: string) => string {
  const file = path.join(root, '.vite', 'page-preloads.json');
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PagePreload[]) : [];
  const pages = written.map((page) => ({
    segments: page.path.split('/'),
    links: page.files.map(linkTo).join(''),
  }));
  return (urlPath) => {
    const segments = urlPath.split('/');
    return pages.find((page) => matches(page.segments, segments))?.links ?? '';
  };
}

function linkTo(file: string): string {
  return `<link rel="modulepreload" crossorigin href="${file}">`;
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}
