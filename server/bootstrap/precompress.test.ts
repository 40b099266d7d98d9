import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compressFolder } from './precompress.mjs';

describe('precompressed assets', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lie beside the original, smaller, and unpack to it', async () => {
    const content = 'export const stage = "live";\n'.repeat(200);
    writeFileSync(join(folder, 'app.js'), content);
    await compressFolder(folder);
    const br = readFileSync(join(folder, 'app.js.br'));
    const gz = readFileSync(join(folder, 'app.js.gz'));
    expect(brotliDecompressSync(br).toString()).toBe(content);
    expect(gunzipSync(gz).toString()).toBe(content);
    expect(br.length).toBeLessThan(content.length);
    expect(gz.length).toBeLessThan(content.length);
  });

  it('are not made of small files, pages or what is compressed already', async () => {
    writeFileSync(join(folder, 'small.js'), 'export {};');
    writeFileSync(join(folder, 'index.html'), '<p>'.repeat(1000));
    writeFileSync(join(folder, 'font.woff2'), 'x'.repeat(5000));
    await compressFolder(folder);
    expect(readdirSync(folder).sort()).toEqual(['font.woff2', 'index.html', 'small.js']);
  });
});
