import type { Person } from '../layouts/geometry/person.ts';
import type { SlotPerson } from './slots.ts';

/** An attribute that marks a screen share, by the name AWS's guide gives it. */
const SCREEN = /screen/i;

/**
 * Somebody on the stage as a layout sees them. How large a video is, and whether it is stopped, AWS does not tell of
 * anybody: all count as a camera of 16:9 that is on.
 */
export function personOf({ participantId, userId, joinedAt, attributes }: SlotPerson): Person {
  const isScreen = Object.entries(attributes).some(([name, value]) => SCREEN.test(name) && value === 'true');
  return {
    id: participantId,
    name: userId || participantId,
    attributes,
    arrivedAt: Date.parse(joinedAt ?? '') || 0,
    video: 'on',
    source: isScreen ? { width: 1920, height: 1080 } : { width: 1280, height: 720 },
    ...(isScreen ? { isScreen } : {}),
  };
}
