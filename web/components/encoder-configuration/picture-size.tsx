import { MOST_PIXELS } from '#shared/layouts/canvas.ts';
import type { FieldHost } from '#web/form/draft-form.ts';
import { FieldNote } from '#web/form/form-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { frameShape } from '#web/lib/frame-shape.ts';

interface PictureSizeProps {
  form: FieldHost;
  /** As typed; empty leaves a side to AWS. */
  width: string;
  height: string;
  onChange: (side: 'width' | 'height', value: string) => void;
}

const figure = new Intl.NumberFormat('en-GB');
/** What AWS takes for a side that is left out. */
const DEFAULT = { width: '1280', height: '720' };

/** The two sides of a picture, and what they make together: its shape, and how many of the pixels that AWS encodes. */
export function PictureSize({ form, width, height, onChange }: PictureSizeProps) {
  const [across, down] = [Number(width || DEFAULT.width), Number(height || DEFAULT.height)];
  const isSize = across > 0 && down > 0;
  const shape = isSize ? frameShape(across, down) : undefined;
  return (
    <div className="flex flex-col gap-1">
      <div className="grid gap-3 sm:grid-cols-2">
        {(['width', 'height'] as const).map((side) => (
          <TextField
            key={side}
            form={form}
            path={`video.${side}`}
            label={side === 'width' ? 'Width' : 'Height'}
            kind="number"
            value={side === 'width' ? width : height}
            onChange={(value) => onChange(side, value)}
            hint={`Pixels, even, 2 to 1920; ${DEFAULT[side]} if left out.`}
          />
        ))}
      </div>
      <div id={form.idOf('video')} tabIndex={-1}>
        <FieldNote
          id={`${form.idOf('video')}-says`}
          label="The picture"
          problem={form.problemOf('video')}
          hint={
            shape && (
              <span className="tabular-nums">
                {shape.word} {shape.ratio}, {figure.format(across * down)} of the {figure.format(MOST_PIXELS)}{' '}
                pixels that AWS encodes at most
              </span>
            )
          }
        />
      </div>
    </div>
  );
}
