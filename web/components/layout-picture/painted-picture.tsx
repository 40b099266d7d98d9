import { memo, type RefObject, useLayoutEffect, useRef } from 'react';
import { paintOnto, type Picture } from './paint-picture.ts';

interface PaintedPictureProps extends Picture {
  picture: RefObject<HTMLCanvasElement | null>;
  /** Of the element, in pixels on screen. */
  shownWidth: number;
}

/**
 * The picture itself. It is painted and not put together of elements: with twelve people twice, changing hundreds of
 * attributes, their style and their layout took more of a frame than there is.
 */
export const PaintedPicture = memo(function PaintedPicture(props: PaintedPictureProps) {
  const { picture, shownWidth, drawing, people, paintOver } = props;
  const { width, height } = drawing.canvas;
  const family = useRef('');
  // Before the browser paints, so that a change is in the next frame.
  useLayoutEffect(() => {
    const element = picture.current;
    if (!element) return;
    family.current ||= getComputedStyle(element).fontFamily;
    paintOnto(element, { drawing, people, paintOver }, shownWidth, family.current);
  }, [picture, shownWidth, drawing, people, paintOver]);
  return (
    <canvas
      ref={picture}
      aria-hidden
      className="block w-full"
      // Whole pixels of the canvas have nearly the shape of the picture, and it is to have it exactly.
      style={{ aspectRatio: `${width} / ${height}` }}
    />
  );
});
