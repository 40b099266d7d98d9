import { useId, useRef } from 'react';
import type { Canvas } from '#shared/layouts/canvas.ts';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { drawingWords } from '#shared/layouts/geometry/drawing-words.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { classNames } from '#web/lib/class-names.ts';
import { type Overlay, Overlays } from './overlays.tsx';
import { SlotView } from './slot-view.tsx';
import { useScale } from './use-scale.ts';
import { WindowHandles } from './window-handles.tsx';

export type Zoom = 'fit' | 'actual' | 'small';

interface PictureViewProps {
  layout: EffectiveLayout;
  canvas: Canvas;
  drawing: Drawing;
  people: readonly Person[];
  zoom: Zoom;
  overlays: ReadonlySet<Overlay>;
  onEdit: (members: MemberChanges, mark: string) => void;
  onDone: () => void;
}

const SMALL_WIDTH = { lying: 240, upright: 135 };

/** A layout as it would look at one size of picture, with handles for what the API has a number for. */
export function PictureView(props: PictureViewProps) {
  const { layout, canvas, drawing, people, zoom, overlays, onEdit, onDone } = props;
  const words = useId();
  const picture = useRef<SVGSVGElement>(null);
  const scale = useScale(picture, canvas.width);
  const { width, height } = canvas;
  const viewBox = `0 0 ${width} ${height}`;
  const shownWidth =
    zoom === 'actual'
      ? width
      : zoom === 'small'
        ? SMALL_WIDTH[width >= height ? 'lying' : 'upright']
        : undefined;
  return (
    <figure
      className="min-w-0"
      // Side by side with like areas: a wide picture takes more of the width than a high one.
      style={{ flex: zoom === 'fit' ? `${Math.sqrt(width / height)} 1 0` : '0 1 auto' }}
      aria-labelledby={words}
    >
      <div
        className={classNames(zoom === 'actual' && 'max-h-[75vh] overflow-auto')}
        // Scrolls when it is larger than its place, so it must be reachable from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={zoom === 'actual' ? 0 : undefined}
        {...(zoom === 'actual' && { role: 'region', 'aria-label': `${width} × ${height} at full size` })}
      >
        <div className="relative" style={shownWidth === undefined ? undefined : { width: `${shownWidth}px` }}>
          <svg ref={picture} aria-hidden viewBox={viewBox} className="block w-full">
            <rect width={width} height={height} fill="#000000" />
            {drawing.slots.map((slot) => (
              <SlotView
                key={slot.person.id}
                slot={slot}
                index={people.indexOf(slot.person)}
                scale={scale}
                place={drawing.order.find(({ person }) => person === slot.person)?.place ?? 0}
              />
            ))}
            <Overlays canvas={canvas} shown={overlays} />
          </svg>
          {layout.kind === 'pip' && drawing.window && (
            <svg viewBox={viewBox} className="absolute inset-0 block w-full">
              <WindowHandles
                {...{ layout, canvas, scale, onEdit, onDone }}
                window={drawing.window.rectangle}
              />
            </svg>
          )}
        </div>
      </div>
      <figcaption id={words} className="mt-1 text-xs text-muted">
        {drawingWords(drawing, layout.kind === 'pip' ? layout.pipPosition : undefined)}
      </figcaption>
    </figure>
  );
}
