import { count } from '#shared/investigator/words.ts';
import { useViewport } from '#web/ui/viewport.ts';
import { drawMap, type MapEdge, type MapNode, NODE } from './map-geometry.ts';
import type { ReplicationLink } from '#shared/replication/paths-of-people.ts';

interface MapPictureProps {
  here: { stageId: string; sessionId: string };
  links: readonly ReplicationLink[];
  /** Of a stage, where it is known; else its id. */
  nameOf: (stageId: string) => string;
}

/** Sessions as boxes and replication as arrows between them. The table below says the same. */
export function MapPicture({ here, links, nameOf }: MapPictureProps) {
  const way = useViewport() === 'narrow' ? 'down' : 'across';
  const { width, height, nodes, edges } = drawMap(here, links, way);
  const words = edges
    .map(
      ({ from, to, people }) =>
        `${count(people, 'person', 'people')} from ${nameOf(from.stageId)} to ${nameOf(to.stageId)}`,
    )
    .join(', ');
  return (
    <svg
      // The element that lint would have shows a picture of another address; this one is drawn here.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={`Map of replication: ${words}`}
      viewBox={`0 0 ${width} ${height}`}
      className="mx-auto h-auto w-full text-muted"
      style={{ maxWidth: width }}
    >
      <defs>
        <marker
          id="replication-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="fill-muted" />
        </marker>
      </defs>
      {edges.map((edge) => (
        <Edge key={`${edge.from.sessionId} ${edge.to.sessionId}`} edge={edge} way={way} />
      ))}
      {nodes.map((node) => (
        <Box key={`${node.stageId} ${node.sessionId}`} node={node} here={here} name={nameOf(node.stageId)} />
      ))}
    </svg>
  );
}

function Box({ node, here, name }: { node: MapNode; here: MapPictureProps['here']; name: string }) {
  const isHere = node.stageId === here.stageId && node.sessionId === here.sessionId;
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <title>{`${name} (${node.stageId}), ${node.sessionId}`}</title>
      <rect
        width={NODE.width}
        height={NODE.height}
        rx="4"
        className={isHere ? 'fill-selected stroke-accent' : 'fill-surface stroke-edge'}
        strokeWidth={isHere ? 2 : 1}
      />
      <text x="10" y="19" className="fill-text text-xs font-medium">
        {shortened(name)}
      </text>
      <text x="10" y="36" className="fill-muted font-mono text-2xs">
        {isHere ? `${node.sessionId}, this one` : node.sessionId}
      </text>
    </g>
  );
}

/** What fits the box; the whole is in the tooltip and in the table. */
function shortened(name: string): string {
  return name.length <= 26 ? name : `${name.slice(0, 25)}…`;
}

/** Solid while somebody is replicated still, dashed once nobody is. */
function Edge({ edge: { from, to, people, active }, way }: { edge: MapEdge; way: 'across' | 'down' }) {
  const start =
    way === 'across'
      ? { x: from.x + (from.x < to.x ? NODE.width : 0), y: from.y + NODE.height / 2 }
      : { x: from.x + 12, y: from.y + (from.y < to.y ? NODE.height : 0) };
  const end =
    way === 'across'
      ? { x: to.x + (from.x < to.x ? 0 : NODE.width), y: to.y + NODE.height / 2 }
      : { x: to.x + 12, y: to.y + (from.y < to.y ? 0 : NODE.height) };
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const path =
    way === 'across'
      ? `M${start.x} ${start.y} C${middle.x} ${start.y} ${middle.x} ${end.y} ${end.x} ${end.y}`
      : `M${start.x} ${start.y} L${end.x} ${end.y}`;
  return (
    <g>
      <path
        d={path}
        fill="none"
        className="stroke-muted"
        strokeWidth="1.5"
        strokeDasharray={active > 0 ? undefined : '4 3'}
        markerEnd="url(#replication-arrow)"
      />
      <text
        x={middle.x + (way === 'down' ? 8 : 0)}
        y={middle.y - (way === 'down' ? -4 : 6)}
        textAnchor={way === 'down' ? 'start' : 'middle'}
        className="fill-text text-2xs"
      >
        {`${active} of ${people} active`}
      </text>
    </g>
  );
}
