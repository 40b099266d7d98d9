import { useState } from 'react';
import type { Overlaid } from './thumbnail-layer.tsx';
import { readThumbnail } from './thumbnail.ts';

export interface Reality {
  overlaid: Overlaid | undefined;
  /** Why the last file could not be taken; may be empty. */
  problem: string;
  take: (file: File) => Promise<void>;
  change: (overlaid: Overlaid | undefined) => void;
}

const HALF = 50;

/** The thumbnail that lies over the drawing. A new one takes the place and the look of the one before. */
export function useReality(): Reality {
  const [overlaid, setOverlaid] = useState<Overlaid>();
  const [problem, setProblem] = useState('');
  return {
    overlaid,
    problem,
    change: setOverlaid,
    take: async (file) => {
      const thumbnail = await readThumbnail(file);
      if ('problem' in thumbnail) {
        setProblem(thumbnail.problem);
        return;
      }
      setProblem('');
      setOverlaid((before) => ({
        mode: before?.mode ?? 'over',
        opacity: before?.opacity ?? HALF,
        thumbnail,
      }));
    },
  };
}
