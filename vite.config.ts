import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the BFF listens in development; `npm run dev` starts both halves. */
const BFF = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/** Modules that every page loads. */
const OF_EVERY_PAGE =
  /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/](?!.*(infinite|mutationObserver|useMutation))|[\\/](shared[\\/]contract|web[\\/](nav|lib|api|table))[\\/]/;

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
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What every page needs comes as one file: split by who shares what, it compresses worse with each page more.
        codeSplitting: { groups: [{ name: 'base', test: OF_EVERY_PAGE }] },
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
          setupFiles: ['web/testing/failing-console.ts'],
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
