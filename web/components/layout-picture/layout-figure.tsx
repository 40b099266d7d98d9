import { useId, useRef } from 'react';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { drawingWords } from '#shared/layouts/geometry/drawing-words.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { PaintedPicture } from './painted-picture.tsx';
import { useShownWidth } from './use-shown-width.ts';

interface LayoutFigureProps {
  layout: EffectiveLayout;
  drawing: Drawing;
  /** In the order that gives them their colours. */
  people: readonly Person[];
  /** Above the words below it: `Now`, `1280 × 720`. */
  caption?: string;
}

/** A layout as it would look with these people, to be looked at and not changed; and the same in words. */
export function LayoutFigure({ layout, drawing, people, caption }: LayoutFigureProps) {
  const words = useId();
  const picture = useRef<HTMLCanvasElement>(null);
  const { width, height } = drawing.canvas;
  const shownWidth = useShownWidth(picture, width);
  return (
    <figure
      className="min-w-0"
      // Side by side with like areas: a wide picture takes more of the width than a high one.
      style={{ flex: `${Math.sqrt(width / height)} 1 0` }}
      aria-labelledby={words}
    >
      <PaintedPicture {...{ picture, shownWidth, drawing, people }} />
      <figcaption id={words} className="mt-1 text-xs text-muted">
        {caption !== undefined && <span className="block font-medium text-text">{caption}</span>}
        {drawingWords(drawing, layout.kind === 'pip' ? layout.pipPosition : undefined)}
      </figcaption>
    </figure>
  );
}
