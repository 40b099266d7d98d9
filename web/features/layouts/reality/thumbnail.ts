/** A picture of a real composition, as it was chosen from this computer. It stays in this page. */
export interface Thumbnail {
  name: string;
  image: ImageBitmap;
}

/** A full picture of 1920 × 1080 without any compression has about 8 MB. */
const LARGEST_BYTES = 25 * 1024 * 1024;
const LARGEST_MB = LARGEST_BYTES / 1024 / 1024;

/**
 * Reads a file as a picture. It is decoded here and goes nowhere: there is no address for it that the page's policy
 * would have to allow.
 * @returns the picture, or a sentence that says why it is none
 */
export async function readThumbnail(file: File): Promise<Thumbnail | { problem: string }> {
  if (file.size > LARGEST_BYTES)
    return { problem: `${file.name} is too large: at most ${LARGEST_MB} MB are read.` };
  try {
    return { name: file.name, image: await createImageBitmap(file) };
  } catch {
    return { problem: `${file.name} is no picture that this browser can read, such as JPEG or PNG.` };
  }
}

/** Less than what a picture's shape differs by when its sides are rounded. */
const SAME_SHAPE = 0.02;

/** Whether two pictures have one shape, whatever their size: a thumbnail may be smaller than what it shows. */
export function hasShapeOf(
  one: { width: number; height: number },
  other: { width: number; height: number },
): boolean {
  return Math.abs(Math.log((one.width * other.height) / (one.height * other.width))) < SAME_SHAPE;
}
