import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the BFF listens in development; `npm run dev` starts both halves. */
const BFF = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

type ModuleInfoOf = (id: string) => { importedIds: readonly string[] } | null;

/** What the entry imports without waiting: every page loads it. Found once the graph of modules is complete. */
let ofEveryPage: ReadonlySet<string> | undefined;
function isOfEveryPage(id: string, moduleInfoOf: ModuleInfoOf): boolean {
  if (ofEveryPage === undefined) {
    const found = new Set<string>();
    const visit = (one: string): void => {
      if (found.has(one)) return;
      found.add(one);
      moduleInfoOf(one)?.importedIds.forEach(visit);
    };
    const entry = fileURLToPath(new URL('web/app/main.tsx', import.meta.url));
    visit(entry);
    // The entry keeps a file of its own: it is what index.html names.
    found.delete(entry);
    ofEveryPage = found;
  }
  // Packages come along as far as these need them: of what their index files name, pages need more than the first one.
  return ofEveryPage.has(id) && !id.includes('/node_modules/');
}

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // An inlined asset would be a data: URL, which the content security policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    manifest: true,
    // Every browser that can run this code knows modulepreload; the polyfill would only add to the first route.
    modulePreload: {
      polyfill: false,
      // The import itself asks for the file: to name it once more would only weigh on the first page.
      resolveDependencies: (file, dependencies) => dependencies.filter((one) => one !== file),
    },
    sourcemap: false,
    rolldownOptions: {
      output: {
        // The first page knows the files of every other one: of their names only the hash is needed.
        chunkFileNames: 'assets/[hash:7].js',
        // Letters of one case: they come often in code, so that a name weighs less than it would of all.
        hashCharacters: 'base36',
        // What every page needs comes as one file: split by who shares what, it compresses worse with each page more.
        codeSplitting: {
          groups: [
            {
              debugName: 'base',
              name: (id, graph) => (isOfEveryPage(id, (one) => graph.getModuleInfo(one)) ? 'base' : null),
            },
            // Most pages tell who may do what; those that do not must not bring it along.
            {
              name: 'permission',
              test: /\/web\/(api\/use-refusal|components\/(change-button|link-button))\.tsx?$/,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The server is told the page's own origin (CALLBOARD_ORIGINS), so the Host header stays vite's.
    // A module of web/api is not a request to the API.
    proxy: { '^/api/(?![^?]*\\.tsx?(\\?|$))': { target: BFF, changeOrigin: false } },
  },
  test: {
    // Three kinds by what they need: nothing, a DOM, a listening server.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: '.',
          environment: 'node',
          // Pure modules need no process of their own: loading them once is what makes this tier quick.
          pool: 'threads',
          isolate: false,
          include: ['{shared,server,web,e2e}/**/*.test.ts'],
          exclude: ['**/*.http.test.ts', '**/node_modules/**'],
          // Style sheets are emptied otherwise, and one test reads the theme.
          css: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          root: '.',
          environment: 'happy-dom',
          include: ['web/**/*.test.tsx'],
          // Each test clears the page and unmounts; loading happy-dom and React anew for each file took half the time.
          isolate: false,
          setupFiles: ['web/testing/failing-console.ts', 'web/testing/saved-links.ts'],
          unstubGlobals: true,
          // Drawing whole pages beside other work takes its time on a small machine.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          root: '.',
          environment: 'node',
          include: ['server/**/*.http.test.ts'],
          // Some start the console as a program, which is what is built.
          globalSetup: ['server/testing/build-first.mjs'],
          // A test ends what it has started; to load the SDK anew for each file took as long as the tests.
          isolate: false,
          // Servers, and programs that start, beside whatever else a small machine does.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          // As the start command sets it: on Node 20 the SDK announces its end on stderr in every process.
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
        },
      },
    ],
  },
});
