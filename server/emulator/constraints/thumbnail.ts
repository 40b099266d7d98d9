import { choice, list, whole } from './constraint.ts';

/** Seconds between two thumbnails, up to a day; for participants and compositions alike. */
export const ThumbnailIntervalSeconds = whole({ min: 1, max: 86_400 });

export const ThumbnailStorage = list(choice('SEQUENTIAL', 'LATEST'), { max: 2 });
