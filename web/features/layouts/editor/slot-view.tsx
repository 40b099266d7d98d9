import { memo } from 'react';
import { pictureOf } from '#shared/layouts/geometry/person.ts';
import type { Slot } from '#shared/layouts/geometry/slot.ts';
import { Figure, groundOf, Screen } from './person-picture.tsx';

interface SlotViewProps {
  slot: Slot;
  /** Their place in the list of people: gives the colour. */
  index: number;
  place: number;
  /** Pixels of the picture to one on screen: names stay readable in a small picture. */
  scale: number;
}

const ROLE_WORDS = { tile: '', featured: 'featured', window: 'window' } as const;

/** One slot with who is in it. Nothing of a video shows outside of its slot. */
export const SlotView = memo(function SlotView({ slot, index, place, scale }: SlotViewProps) {
  const { rectangle, video, person, role } = slot;
  const { x, y, width, height } = rectangle;
  const wanted = Math.max(10 * scale, Math.min(height * 0.14, width * 0.1, 40));
  const size = Math.min(wanted, height * 0.3, width * 0.16);
  const Picture = person.isScreen ? Screen : Figure;
  const word = video ? ROLE_WORDS[role] : pictureOf(person) === 'sound' ? 'no video' : 'video stopped';
  return (
    // An inner picture clips by itself, where a clip path would need an id for each slot.
    <svg x={x} y={y} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
      <rect x={x} y={y} width={width} height={height} fill="#1c232d" />
      {video && <Picture video={video} ground={groundOf(index)} />}
      <text x={x + size * 0.5} y={y + height - size * 0.6} fontSize={size} fontWeight={600} fill="#ffffff">
        {place}. {person.name}
        {word !== '' && (
          <tspan fontWeight={400} fillOpacity={0.85}>
            {' '}
            · {word}
          </tspan>
        )}
      </text>
      {role === 'window' && (
        <rect
          x={x + 1}
          y={y + 1}
          width={Math.max(0, width - 2)}
          height={Math.max(0, height - 2)}
          fill="none"
          stroke="#ffffff"
          strokeWidth={2}
        />
      )}
    </svg>
  );
});
