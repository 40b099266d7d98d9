import { useSyncExternalStore } from 'react';

/** How much room a table has: a phone, half a screen, a whole one. The limits are the theme's `sm` and `lg`. */
export type Viewport = 'narrow' | 'medium' | 'wide';

const ORDER: readonly Viewport[] = ['narrow', 'medium', 'wide'];
const medium = matchMedia('(width >= 40rem)');
const wide = matchMedia('(width >= 76rem)');

function subscribe(listener: () => void): () => void {
  medium.addEventListener('change', listener);
  wide.addEventListener('change', listener);
  return () => {
    medium.removeEventListener('change', listener);
    wide.removeEventListener('change', listener);
  };
}

export function useViewport(): Viewport {
  return useSyncExternalStore(subscribe, () => {
    if (wide.matches) return 'wide';
    return medium.matches ? 'medium' : 'narrow';
  });
}

export function reaches(viewport: Viewport, least: Viewport): boolean {
  return ORDER.indexOf(viewport) >= ORDER.indexOf(least);
}
