import type { ReplicationLink } from '#shared/replication/paths-of-people.ts';

/** A session in the map, in units of the drawing. */
export interface MapNode {
  stageId: string;
  sessionId: string;
  x: number;
  y: number;
}

/** All who go from one session to another. */
export interface MapEdge {
  from: MapNode;
  to: MapNode;
  people: number;
  /** How many of them are replicated still. */
  active: number;
}

export interface MapDrawing {
  width: number;
  height: number;
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
}

/** Of a node's box, in the same units. */
export const NODE = { width: 190, height: 46 };
const BESIDE = 90;
const BELOW = 40;
const BETWEEN = 18;
const MARGIN = 6;

interface Place {
  stageId: string;
  sessionId: string;
}

const keyOf = ({ stageId, sessionId }: Place): string => `${stageId} ${sessionId}`;

/**
 * Where the sessions of a map stand: those that people come from, the session itself, those that people go to, each kind
 * in a column, or on a small window in rows below one another.
 */
export function drawMap(here: Place, links: readonly ReplicationLink[], way: 'across' | 'down'): MapDrawing {
  const froms = places(
    links.map(({ fromStageId, fromSessionId }) => ({ stageId: fromStageId, sessionId: fromSessionId })),
    here,
  );
  const tos = places(
    links.map(({ toStageId, toSessionId }) => ({ stageId: toStageId, sessionId: toSessionId })),
    here,
  );
  const columns = [froms, [here], tos].filter((list) => list.length > 0);
  const own = columns.findIndex((list) => list.includes(here));
  const most = Math.max(1, froms.length, tos.length);
  const breadth = most * NODE.height + (most - 1) * BETWEEN;
  const nodes = new Map<string, MapNode>();
  let down = MARGIN;
  for (const [column, list] of columns.entries()) {
    const length = list.length * NODE.height + (list.length - 1) * BETWEEN;
    for (const [row, place] of list.entries()) {
      const along = row * (NODE.height + BETWEEN);
      const at =
        way === 'across'
          ? { x: MARGIN + column * (NODE.width + BESIDE), y: MARGIN + (breadth - length) / 2 + along }
          : { x: MARGIN + (column === own ? 0 : 24), y: down + along };
      // Somebody may come from a session that others go to: it stands where it was put first.
      if (!nodes.has(keyOf(place))) nodes.set(keyOf(place), { ...place, ...at });
    }
    down += length + BELOW;
  }
  return {
    width:
      way === 'across'
        ? columns.length * NODE.width + (columns.length - 1) * BESIDE + 2 * MARGIN
        : NODE.width + 24 + 2 * MARGIN,
    height: way === 'across' ? breadth + 2 * MARGIN : down - BELOW + MARGIN,
    nodes: [...nodes.values()],
    edges: edgesOf(links, nodes),
  };
}

/** Each once, without the session itself, in a fixed order. */
function places(all: readonly Place[], here: Place): Place[] {
  const found = new Map(all.map((place) => [keyOf(place), place]));
  found.delete(keyOf(here));
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function edgesOf(links: readonly ReplicationLink[], nodes: ReadonlyMap<string, MapNode>): MapEdge[] {
  const edges = new Map<string, MapEdge>();
  for (const link of links) {
    const from = nodes.get(keyOf({ stageId: link.fromStageId, sessionId: link.fromSessionId }));
    const to = nodes.get(keyOf({ stageId: link.toStageId, sessionId: link.toSessionId }));
    if (!from || !to) continue;
    const key = `${keyOf(from)} ${keyOf(to)}`;
    const edge = edges.get(key) ?? { from, to, people: 0, active: 0 };
    edge.people += 1;
    if (link.state === 'ACTIVE') edge.active += 1;
    edges.set(key, edge);
  }
  return [...edges.values()];
}
