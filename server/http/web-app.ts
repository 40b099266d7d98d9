import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Request, type RequestHandler, Router } from 'express';
import { ApiError } from './api-error.ts';
import { localsOf } from './locals.ts';
import { pagePreloads } from './page-preloads.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Encodings that the build may have laid beside a file, the smaller first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

interface WebFile {
  path: string;
  encodings: string[];
}

/**
 * Serves the built web app. Only files that were there at the start exist; every one with a hash in its name is kept
 * by the browser for ever. Any other page address gets `index.html`, which names the page's own code and whose nonce
 * placeholder is filled in anew each time, so that it is never cached.
 *
 * @param root the build's output folder
 * @param beforePage has its say before a page is given
 */
export function webApp(root: string, beforePage: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const indexPath = path.join(root, 'index.html');
  if (!existsSync(indexPath)) {
    router.use(() => {
      throw new ApiError('not_found', 'The web app has not been built yet: run "npm run build".');
    });
    return router;
  }
  const page = readFileSync(indexPath, 'utf8');
  const preloadsOf = pagePreloads(root);
  const files = listFiles(root);
  router.use(serveFile(root, files));
  router.use((request, response, next) => {
    if (isForPage(request)) return beforePage(request, response, next);
    next('router');
  });
  router.use((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response
      .type('html')
      .send(
        page
          .replaceAll(NONCE_PLACEHOLDER, localsOf(response).styleNonce)
          .replace('</head>', `${preloadsOf(request.path)}</head>`),
      );
  });
  return router;
}

function serveFile(root: string, files: ReadonlyMap<string, WebFile>): RequestHandler {
  return (request, response, next) => {
    const file = files.get(request.path);
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const chosen = bestEncoding(file.encodings, request.headers['accept-encoding']);
    if (file.encodings.length > 0) response.vary('Accept-Encoding');
    if (chosen !== undefined) response.setHeader('Content-Encoding', chosen.name);
    response.type(path.extname(file.path));
    response.sendFile(file.path + (chosen?.suffix ?? ''), {
      root,
      dotfiles: 'deny',
      cacheControl: false,
      headers: {
        'Cache-Control': request.path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600',
      },
    });
  };
}

/**
 * The encoding that the browser weighs highest; of those it weighs alike, the smaller. Browsers weigh all alike and
 * name gzip first, which content negotiation by their order would take.
 */
function bestEncoding(
  there: readonly string[],
  header: string | undefined,
): (typeof ENCODINGS)[number] | undefined {
  const weights = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', weight = 'q=1'] = part.split(';').map((word) => word.trim());
      return [name.toLowerCase(), Number(weight.slice(2))];
    }),
  );
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  return ENCODINGS.filter(({ name }) => there.includes(name) && weightOf(name) > 0).toSorted(
    (one, other) => weightOf(other.name) - weightOf(one.name),
  )[0];
}

/** Everything in the folder by its URL path, but the page itself, the build's manifest and the encoded twins. */
function listFiles(root: string): Map<string, WebFile> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(root, name)).isFile())
    .map((name) => name.split(path.sep).join('/'));
  const all = new Set(names);
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const isTwin = ENCODINGS.some(
      ({ suffix }) => name.endsWith(suffix) && all.has(name.slice(0, -suffix.length)),
    );
    if (name === 'index.html' || name.startsWith('.') || isTwin) continue;
    const encodings = ENCODINGS.filter(({ suffix }) => all.has(name + suffix)).map(
      ({ name: encoding }) => encoding,
    );
    files.set(`/${name}`, { path: name, encodings });
  }
  return files;
}

function isForPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return !looksLikeFile(request.path) && request.accepts('html') === 'html';
}

/** Short ids and the words of our routes have no dot; an address that has one meant a file. */
function looksLikeFile(urlPath: string): boolean {
  return urlPath.startsWith('/assets/') || urlPath.slice(urlPath.lastIndexOf('/')).includes('.');
}
