import { X } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Canvas } from '#shared/layouts/canvas.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Overlaid } from './thumbnail-layer.tsx';
import { hasShapeOf } from './thumbnail.ts';

const MODES = [
  { value: 'over', label: 'Laid over' },
  { value: 'difference', label: 'Difference' },
] as const;

interface RealityBarProps {
  overlaid: Overlaid | undefined;
  /** Why the last file could not be taken; may be empty. */
  problem: string;
  canvas: Canvas;
  onFile: (file: File) => void;
  onChange: (overlaid: Overlaid | undefined) => void;
}

/** Lays a picture of a real composition over the drawing: which, how strongly, and where IVS keeps one. */
export function RealityBar({ overlaid, problem, canvas, onFile, onChange }: RealityBarProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2">
      <span className="font-medium">Compare with reality</span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Picture of a real composition"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          // The same file may be chosen again once it was put right.
          event.target.value = '';
        }}
      />
      <Button small onClick={() => input.current?.click()}>
        {overlaid ? 'Another thumbnail…' : 'Choose a thumbnail…'}
      </Button>
      {overlaid ? (
        <Controls overlaid={overlaid} canvas={canvas} onChange={onChange} />
      ) : (
        <span className="text-xs text-muted">or drop one onto the picture; it stays on this computer</span>
      )}
      <Where canvas={canvas} />
      <output className={problem === '' ? 'sr-only' : 'basis-full text-xs text-bad'}>{problem}</output>
    </div>
  );
}

function Controls({
  overlaid,
  canvas,
  onChange,
}: {
  overlaid: Overlaid;
  canvas: Canvas;
  onChange: RealityBarProps['onChange'];
}) {
  const { thumbnail, mode, opacity } = overlaid;
  const { width, height } = thumbnail.image;
  const turned = { width: canvas.height, height: canvas.width };
  const fits = hasShapeOf(thumbnail.image, canvas) || hasShapeOf(thumbnail.image, turned);
  return (
    <>
      <Segmented
        label="How the thumbnail is shown"
        value={mode}
        options={MODES}
        onChange={(chosen) => onChange({ ...overlaid, mode: chosen })}
      />
      <label className="flex items-center gap-2">
        Opacity
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={opacity}
          aria-valuetext={`${opacity} percent`}
          onChange={(event) => onChange({ ...overlaid, opacity: Number(event.target.value) })}
          className="h-6 w-28 accent-(--color-accent-strong)"
        />
        <output className="w-10">{opacity} %</output>
      </label>
      <span className="inline-flex items-center text-xs text-muted">
        <span className="wrap-anywhere">
          {thumbnail.name}, {width} × {height}
        </span>
        <IconButton
          label="Take the thumbnail away"
          icon={<X size={14} aria-hidden />}
          onClick={() => onChange(undefined)}
        />
      </span>
      {!fits && (
        <span className="basis-full text-xs text-warn">
          The thumbnail has another shape than the picture, {canvas.width} × {canvas.height}: it is stretched.
          Choose the size of its encoder configuration above.
        </span>
      )}
    </>
  );
}

/** Where a composition's newest thumbnail is (User Guide, composite recording; API Reference, CompositionThumbnailConfiguration). */
function Where({ canvas: { width, height } }: { canvas: Canvas }) {
  const connection = useConnectionId();
  return (
    <Popover
      width={440}
      triggerClassName="link inline-flex min-h-6 items-center text-xs"
      trigger="Where IVS keeps one"
    >
      <div className="flex flex-col gap-2 p-3">
        <p>
          A composition with an S3 destination whose thumbnails are stored as LATEST puts its newest picture
          into the bucket of its storage configuration, at
        </p>
        <code className="font-mono text-xs wrap-anywhere">
          recordingPrefix/media/latest_thumbnail/{width}x{height}/thumb.jpg
        </code>
        <p>
          recordingPrefix stands with the destination on the page of the{' '}
          <Link to={paths.compositions(connection)} className="link">
            composition
          </Link>
          ; the folder has the size of its encoder configuration. With SEQUENTIAL they are under
          media/thumbnails instead. The console does not read S3: fetch the file with your own rights, for
          instance by
        </p>
        <code className="font-mono text-xs wrap-anywhere">aws s3 cp s3://BUCKET/KEY thumb.jpg</code>
      </div>
    </Popover>
  );
}
