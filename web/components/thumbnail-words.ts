/** Which thumbnails of a recording are kept, by AWS's own name for it. */
export const THUMBNAIL_STORAGE_WORDS: Readonly<Record<string, string>> = {
  SEQUENTIAL: 'Every one',
  LATEST: 'The latest only',
};
