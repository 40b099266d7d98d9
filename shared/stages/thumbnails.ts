import * as z from 'zod/mini';
import { THUMBNAIL_STORAGE } from './contract.ts';

/** Seconds between two thumbnails, up to a day; of participants and of compositions alike. */
export const ThumbnailInterval = z.int().check(z.minimum(1), z.maximum(86_400));

export const ThumbnailStorage = z.array(z.enum(THUMBNAIL_STORAGE)).check(z.maxLength(2));
