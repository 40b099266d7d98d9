import { memo, useCallback, useDeferredValue, useId, useRef } from 'react';
import type { Canvas } from '#shared/layouts/canvas.ts';
import type { EffectiveLayout, PipPosition } from '#shared/layouts/effective-layout.ts';
import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { drawingWords } from '#shared/layouts/geometry/drawing-words.ts';
import type { Size } from '#shared/layouts/geometry/rectangle.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { classNames } from '#web/lib/class-names.ts';
import { PaintedPicture } from '#web/components/layout-picture/painted-picture.tsx';
import { useShownWidth } from '#web/components/layout-picture/use-shown-width.ts';
import { type Overlaid, ThumbnailLayer } from '../reality/thumbnail-layer.tsx';
import { type Overlay, paintOverlays } from './overlays.ts';
import { WindowHandles } from './window-handles.tsx';

export type Zoom = 'fit' | 'actual' | 'small';

interface PictureViewProps {
  layout: EffectiveLayout;
  canvas: Canvas;
  drawing: Drawing;
  people: readonly Person[];
  zoom: Zoom;
  overlays: ReadonlySet<Overlay>;
  /** A picture of a real composition to be laid over this one. */
  overlaid: Overlaid | undefined;
  onEdit: (members: MemberChanges, mark: string) => void;
  onDone: () => void;
}

/** Its longer side on screen, in pixels, where it is shown small. */
const SMALL = 240;
/** Of the box for a lying picture: what most pictures have. An upright one has the same box turned. */
const USUAL_SHAPE = 16 / 9;

/** A layout as it would look at one size of picture, with handles for what the API has a number for. */
export function PictureView(props: PictureViewProps) {
  const { layout, canvas, drawing, people, zoom, overlays, overlaid, onEdit, onDone } = props;
  const words = useId();
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const boxWidth = useShownWidth(box, canvas.width);
  const { width, height } = canvas;
  const own = width / height;
  const usual = width >= height ? USUAL_SHAPE : 1 / USUAL_SHAPE;
  // A picture of another shape lies in a box of the usual one, so that another size of it moves nothing below.
  const shape = zoom === 'actual' ? own : usual;
  const part = Math.min(1, own / shape);
  const fixedWidth = zoom === 'actual' ? width : zoom === 'small' ? SMALL * Math.min(1, usual) : undefined;
  const shownWidth = (fixedWidth ?? boxWidth) * part;
  const scale = width / shownWidth;
  const paintOver = useCallback(
    (context: CanvasRenderingContext2D, size: Size) => paintOverlays(context, size, overlays),
    [overlays],
  );
  // Words follow the picture by a frame.
  const described = useDeferredValue(drawing);
  const corner = useDeferredValue(layout.kind === 'pip' ? layout.pipPosition : undefined);
  return (
    <figure
      className="min-w-0"
      // Side by side with like areas: a wide picture takes more of the width than a high one.
      style={{ flex: zoom === 'fit' ? `${Math.sqrt(usual)} 1 0` : '0 1 auto' }}
      aria-labelledby={words}
    >
      <div
        className={classNames(zoom === 'actual' && 'max-h-[75vh] overflow-auto')}
        // Scrolls when it is larger than its place, so it must be reachable from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={zoom === 'actual' ? 0 : undefined}
        {...(zoom === 'actual' && { role: 'region', 'aria-label': `${width} × ${height} at full size` })}
      >
        <div
          ref={box}
          className="relative isolate"
          // Nothing in it has a say in its size: the browser lays out what changes in it, and nothing around it.
          style={{
            width: fixedWidth === undefined ? '100%' : `${fixedWidth}px`,
            aspectRatio: shape,
            contain: 'size layout',
          }}
        >
          <div className="absolute top-0 left-0" style={{ width: `${part * 100}%` }}>
            <PaintedPicture {...{ picture, shownWidth, drawing, people, paintOver }} />
            {overlaid && <ThumbnailLayer {...overlaid} />}
            {layout.kind === 'pip' && drawing.window && (
              <WindowHandles
                {...{ layout, canvas, scale, onEdit, onDone }}
                window={drawing.window.rectangle}
              />
            )}
          </div>
        </div>
      </div>
      <figcaption id={words} className="mt-1 text-xs text-muted">
        <Caption drawing={described} corner={corner} />
      </figcaption>
    </figure>
  );
}

interface CaptionProps {
  drawing: Drawing;
  corner: PipPosition | undefined;
}

const Caption = memo(function Caption({ drawing, corner }: CaptionProps) {
  return drawingWords(drawing, corner);
});
