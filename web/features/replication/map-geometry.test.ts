import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplicationLink } from '#shared/replication/paths-of-people.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { drawMap, NODE } from './map-geometry.ts';

const here = { stageId: 'here', sessionId: 'st-here' };
const other = fc.constantFrom('a', 'b', 'c', 'd');
const link: fc.Arbitrary<ReplicationLink> = fc
  .record({ participantId: fc.uuid(), other, out: fc.boolean(), active: fc.boolean() })
  .map(({ participantId, other: id, out, active }) => {
    const there = { stageId: id, sessionId: `st-${id}` };
    const [from, to] = out ? [here, there] : [there, here];
    return {
      participantId,
      fromStageId: from.stageId,
      fromSessionId: from.sessionId,
      toStageId: to.stageId,
      toSessionId: to.sessionId,
      state: active ? 'ACTIVE' : 'STOPPED',
    };
  });

describe('drawMap', () => {
  it('gives every session a place of its own within the drawing, and every person an arrow', () => {
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('across', 'down'),
        (links, way) => {
          const { width, height, nodes, edges } = drawMap(here, links, way);
          const sessions = new Set(
            links.flatMap(({ fromSessionId, toSessionId }) => [fromSessionId, toSessionId]),
          );
          expect(new Set(nodes.map(({ sessionId }) => sessionId))).toEqual(sessions);
          for (const node of nodes) {
            expect(node.x).toBeGreaterThanOrEqual(0);
            expect(node.y).toBeGreaterThanOrEqual(0);
            expect(node.x + NODE.width).toBeLessThanOrEqual(width);
            expect(node.y + NODE.height).toBeLessThanOrEqual(height);
          }
          for (const [index, a] of nodes.entries())
            for (const b of nodes.slice(index + 1)) {
              const apart = Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height;
              expect(apart).toBe(true);
            }
          expect(edges.reduce((sum, { people }) => sum + people, 0)).toBe(links.length);
          expect(edges.reduce((sum, { active }) => sum + active, 0)).toBe(
            links.filter(({ state }) => state === 'ACTIVE').length,
          );
        },
      ),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});
