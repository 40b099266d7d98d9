/** For a body without tags, which alone can be large: 1 KB of attributes fits in it even when every byte is escaped. */
export const SMALL_BODY = { bodyBytes: 16 * 1024 } as const;
