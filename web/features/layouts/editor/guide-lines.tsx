import type { PipPosition } from '#shared/layouts/effective-layout.ts';
import type { Rectangle, Size } from '#shared/layouts/geometry/rectangle.ts';
import type { Guide } from './snap-lines.ts';

interface GuideLinesProps {
  guides: readonly Guide[];
  window: Rectangle;
  canvas: Size;
  scale: number;
  pipPosition: PipPosition;
  pipOffset: number;
}

const COLOUR = '#ff5ea8';

/** What a window that is being dragged snapped to, its size, and how far it is from its edges. */
export function GuideLines({ guides, window, canvas, scale, pipPosition, pipOffset }: GuideLinesProps) {
  const { x, y, width, height } = window;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const edge = {
    x: pipPosition.endsWith('LEFT') ? [0, x] : [x + width, canvas.width],
    y: pipPosition.startsWith('TOP') ? [0, y] : [y + height, canvas.height],
  };
  const text = {
    fontSize: 12 * scale,
    fill: '#ffffff',
    stroke: '#000000',
    strokeWidth: 3 * scale,
    paintOrder: 'stroke',
  };
  const ratio = guides.find(({ axis }) => axis === 'ratio');
  return (
    <g pointerEvents="none" aria-hidden>
      <g stroke={COLOUR} strokeWidth={1.5 * scale}>
        {guides.map(({ axis, at, label }) =>
          axis === 'ratio' ? null : (
            <line
              key={`${axis} ${at} ${label}`}
              x1={axis === 'x' ? at : 0}
              x2={axis === 'x' ? at : canvas.width}
              y1={axis === 'x' ? 0 : at}
              y2={axis === 'x' ? canvas.height : at}
            />
          ),
        )}
        <line x1={edge.x[0]} x2={edge.x[1]} y1={middle.y} y2={middle.y} strokeDasharray={`${4 * scale}`} />
        <line x1={middle.x} x2={middle.x} y1={edge.y[0]} y2={edge.y[1]} strokeDasharray={`${4 * scale}`} />
      </g>
      <text x={middle.x} y={middle.y} textAnchor="middle" {...text}>
        {width} × {height}
        {ratio ? ` · ${ratio.label}` : ''} · offset {pipOffset}
      </text>
      {guides
        .filter(({ axis }) => axis !== 'ratio')
        .slice(0, 1)
        .map(({ axis, at, label }) => (
          <text
            key={label}
            x={axis === 'x' ? at + 6 * scale : 6 * scale}
            y={axis === 'x' ? 14 * scale : at - 6 * scale}
            {...text}
          >
            {label}
          </text>
        ))}
    </g>
  );
}
