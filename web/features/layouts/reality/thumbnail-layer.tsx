import { useEffect, useRef } from 'react';
import type { Thumbnail } from './thumbnail.ts';

/** How a thumbnail lies over a drawing. */
export interface Overlaid {
  thumbnail: Thumbnail;
  /** `difference`: what is alike is black, what differs is light. */
  mode: 'over' | 'difference';
  /** From 0, where only the drawing shows, to 100. */
  opacity: number;
}

/** A thumbnail over a drawing, stretched to its size; the pointer goes through it. */
export function ThumbnailLayer({ thumbnail: { image, name }, mode, opacity }: Overlaid) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.clearRect(0, 0, image.width, image.height);
    context?.drawImage(image, 0, 0);
  }, [image]);
  return (
    <canvas
      ref={canvas}
      // Drawn anew for another picture: a canvas of another size is empty.
      key={`${image.width} ${image.height}`}
      width={image.width}
      height={image.height}
      // An image would need an address, and the policy of the page allows none for a file.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
      role="img"
      aria-label={`${name} over the drawing`}
      className="pointer-events-none absolute inset-0 size-full"
      style={{ opacity: opacity / 100, mixBlendMode: mode === 'difference' ? 'difference' : 'normal' }}
    />
  );
}
