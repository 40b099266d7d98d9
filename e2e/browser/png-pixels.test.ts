import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPng } from './png-pixels.mjs';

const runs = 30 * Number(process.env['CAMPAIGN_SCALE'] ?? 1);

function chunk(type: string, data: Buffer) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function encode(width: number, height: number, depth: number, colour: number, rows: Buffer) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(depth, 8);
  header.writeUInt8(colour, 9);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Filters rows of RGB pixels as the PNG specification says, each row by its own filter. */
function filtered(pixels: number[][], filters: number[]) {
  const at = (row: number, column: number) => (column < 0 ? 0 : (pixels[row]?.[column] ?? 0));
  const rows = pixels.map((bytes, row) => {
    const filter = filters[row] ?? 0;
    const stored = bytes.map((byte, column) => {
      const [a, b, c] = [at(row, column - 3), at(row - 1, column), at(row - 1, column - 3)];
      const estimate = a + b - c;
      const nearest = [a, b, c].reduce((best, next) =>
        Math.abs(estimate - next) < Math.abs(estimate - best) ? next : best,
      );
      return (byte - ([0, a, b, Math.floor((a + b) / 2), nearest][filter] ?? 0)) & 255;
    });
    return Buffer.from([filter, ...stored]);
  });
  return Buffer.concat(rows);
}

describe('the pixels of a PNG', () => {
  it('come out as they went in, whichever filter each row has', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height]) =>
        fc.tuple(
          fc.array(
            fc.array(fc.integer({ min: 0, max: 255 }), { minLength: width * 3, maxLength: width * 3 }),
            {
              minLength: height,
              maxLength: height,
            },
          ),
          fc.array(fc.integer({ min: 0, max: 4 }), { minLength: height, maxLength: height }),
        ),
      );
    fc.assert(
      fc.property(picture, ([pixels, filters]) => {
        const [width, height] = [(pixels[0]?.length ?? 0) / 3, pixels.length];
        const png = readPng(encode(width, height, 8, 2, filtered(pixels, filters)));
        for (let y = 0; y < height; y += 1) {
          for (let x = 0; x < width; x += 1) expect(png.at(x, y)).toEqual(pixels[y]?.slice(x * 3, x * 3 + 3));
        }
      }),
      { seed: 20261120, numRuns: runs },
    );
  });

  it('leave out the alpha channel', () => {
    expect(readPng(encode(1, 1, 8, 6, Buffer.from([0, 1, 2, 3, 255]))).at(0, 0)).toEqual([1, 2, 3]);
  });

  it('are refused when they are in a form this does not read', () => {
    expect(() => readPng(Buffer.from('<svg></svg>'))).toThrow('not a PNG');
    expect(() => readPng(encode(1, 1, 16, 2, Buffer.alloc(7)))).toThrow('8-bit');
    expect(() => readPng(encode(1, 1, 8, 3, Buffer.alloc(2)))).toThrow('8-bit');
  });
});
