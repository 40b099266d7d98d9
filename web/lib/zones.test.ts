import { expect, it } from 'vitest';
import { allZones, isZone } from './zones.ts';

it('offers zones by the names they have now', () => {
  const zones = allZones();
  expect(zones[0]).toBe('UTC');
  expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'Europe/Berlin']));
  expect(zones).not.toContain('Asia/Calcutta');
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
});
