import { inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';

/**
 * The pixels of a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what Chromium's screenshots are.
 * @param {Buffer} png
 * @returns {{ width: number, height: number, at(x: number, y: number): [number, number, number] }}
 * @throws {Error} for anything else
 */
export function readPng(png) {
  if (png.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('This is not a PNG.');
  const chunks = [...readChunks(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('This PNG has no header.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = { 2: 3, 6: 4 }[header.readUInt8(9)];
  if (!channels || header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0) {
    throw new Error('This PNG is not 8-bit RGB or RGBA without interlace.');
  }
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const pixels = unfilter(inflateSync(packed), width * channels, height, channels);
  return {
    width,
    height,
    at(x, y) {
      const place = (y * width + x) * channels;
      return [pixels.readUInt8(place), pixels.readUInt8(place + 1), pixels.readUInt8(place + 2)];
    },
  };
}

/** @param {Buffer} png */
function* readChunks(png) {
  for (let place = 8; place + 8 <= png.length;) {
    const length = png.readUInt32BE(place);
    yield {
      type: png.toString('latin1', place + 4, place + 8),
      data: png.subarray(place + 8, place + 8 + length),
    };
    place += length + 12;
  }
}

/**
 * Undoes the five row filters of the PNG specification (section 9.2): each byte was stored as its difference from a
 * guess made of the bytes to its left (a), above (b) and above left (c).
 * @param {Buffer} data each row led by the number of its filter
 * @param {number} stride bytes a row
 * @param {number} height rows
 * @param {number} channels bytes a pixel
 */
function unfilter(data, stride, height, channels) {
  const out = Buffer.alloc(stride * height);
  const byteAt = (/** @type {number} */ row, /** @type {number} */ column) =>
    row < 0 || column < 0 ? 0 : (out[row * stride + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const a = byteAt(row, column - channels);
      const b = byteAt(row - 1, column);
      const c = column < channels ? 0 : byteAt(row - 1, column - channels);
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
      out[row * stride + column] = (data[row * (stride + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

/**
 * Whichever of the three is nearest to a + b - c; ties go to a, then b.
 * @param {number} a
 * @param {number} b
 * @param {number} c
 */
function paeth(a, b, c) {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (da <= db && da <= dc) return a;
  return db <= dc ? b : c;
}
