import { useQueryClient } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { Canvas, LONGEST_SIDE, SHORTEST_SIDE } from '#shared/layouts/canvas.ts';
import { q } from '#web/api/query.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { nearestSide } from './model.ts';
import { NumberField } from './number-field.tsx';
import type { Change } from './use-editor.ts';

const SIZES: readonly [string, Canvas][] = [
  ['720p', { width: 1280, height: 720 }],
  ['1080p', { width: 1920, height: 1080 }],
  ['480p', { width: 854, height: 480 }],
  ['Upright 720p', { width: 720, height: 1280 }],
  ['Upright 1080p', { width: 1080, height: 1920 }],
  ['Square', { width: 1080, height: 1080 }],
];
const keyOf = ({ width, height }: Canvas) => `${width} ${height}`;

/** The size of the picture: one of the usual ones, that of an encoder configuration, or any that AWS takes. */
export const CanvasSize = memo(function CanvasSize({ canvas, change }: { canvas: Canvas; change: Change }) {
  const connection = useConnectionId();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(false);
  const encoders = useWholeList(encoderConfigurations.list, wanted ? { connection } : undefined);
  const set = (next: Canvas, mark?: string) => {
    if (Canvas.safeParse(next).success) change((before) => ({ ...before, canvas: next }), mark);
    else announce('Not a size that an encoder takes: even sides, at most 2,073,600 pixels');
  };
  const choose = async (value: string) => {
    const known = SIZES.find(([, size]) => keyOf(size) === value);
    if (known) set(known[1]);
    if (!value.startsWith('encoder ')) return;
    const encoderConfigurationId = value.slice('encoder '.length);
    try {
      const { item } = await client.fetchQuery(
        q(encoderConfigurations.get, { connection, encoderConfigurationId }),
      );
      // What the encoder does not say is 1280 × 720 (API Reference, Video).
      set({ width: item.video?.width ?? 1280, height: item.video?.height ?? 720 });
    } catch {
      announce('The encoder configuration could not be loaded');
    }
  };
  const side = (name: 'width' | 'height') => (
    <NumberField
      id={`canvas-${name}`}
      label={`Picture ${name} in pixels`}
      value={canvas[name]}
      min={SHORTEST_SIDE}
      max={LONGEST_SIDE}
      step={2}
      className="w-16"
      onChange={(value) => {
        if (value !== undefined && value % 2 === 0)
          set({ ...canvas, [name]: nearestSide(value) }, `canvas ${name}`);
      }}
    />
  );
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <select
        aria-label="Size of the picture"
        className="field w-40"
        value={SIZES.some(([, size]) => keyOf(size) === keyOf(canvas)) ? keyOf(canvas) : ''}
        onFocus={() => setWanted(true)}
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="">Other size</option>
        {SIZES.map(([label, size]) => (
          <option key={label} value={keyOf(size)}>
            {label} · {size.width} × {size.height}
          </option>
        ))}
        <optgroup label="Encoder configurations">
          {encoders.state === 'ready' &&
            encoders.items.map(({ arn, name }) => (
              <option key={arn} value={`encoder ${idOf(arn)}`}>
                {name || idOf(arn)}
              </option>
            ))}
        </optgroup>
      </select>
      {side('width')} × {side('height')}
    </span>
  );
});
