import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('page/', import.meta.url));
const OUT = fileURLToPath(new URL('../../../node_modules/.cache/bench-timeline/', import.meta.url));

/** With these a page may measure its memory, and its clock has five microseconds instead of a hundred. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Builds the page in which charts are measured as the product is built, and serves it on a free port. */
export async function servePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const shared = { root: ROOT, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...shared,
    plugins: [react(), tailwindcss()],
    build: { outDir: OUT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  });
  const server = await preview({
    ...shared,
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('The page is not served.');
  return { url, close: async () => server.close() };
}
