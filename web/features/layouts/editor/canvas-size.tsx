import { useQueryClient } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { Canvas } from '#shared/layouts/canvas.ts';
import { readCanvas } from '#shared/layouts/read-canvas.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { type Encoder, withCanvas } from './model.ts';
import { type Read, TypedField } from './typed-field.tsx';
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
const ENCODER = 'encoder ';

interface CanvasSizeProps {
  canvas: Canvas;
  /** Whose size the picture has. */
  encoder: Encoder | undefined;
  change: Change;
}

/** The size of the picture: one of the usual ones, that of an encoder configuration, or any that AWS takes. */
export const CanvasSize = memo(function CanvasSize({ canvas, encoder, change }: CanvasSizeProps) {
  const connection = useConnectionId();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(false);
  const [problem, setProblem] = useState('');
  const list = useWholeList(encoderConfigurations.list, wanted ? { connection } : undefined);
  const encoders = list.state === 'ready' ? list.items : [];
  const choose = async (value: string) => {
    setProblem('');
    const known = SIZES.find(([, size]) => keyOf(size) === value);
    if (known) change((before) => withCanvas(before, known[1]));
    if (!value.startsWith(ENCODER)) return;
    const arn = value.slice(ENCODER.length);
    try {
      const { item } = await client.fetchQuery(
        q(encoderConfigurations.get, { connection, encoderConfigurationId: idOf(arn) }),
      );
      // What the encoder does not say is 1280 × 720 (API Reference, Video).
      const size = { width: item.video?.width ?? 1280, height: item.video?.height ?? 720 };
      const name = item.name || idOf(arn);
      if (Canvas.safeParse(size).success) change((before) => withCanvas(before, size, { arn, name }));
      else setProblem(`${name} has ${size.width} × ${size.height} pixels, which AWS takes no more.`);
    } catch (error) {
      setProblem(`The encoder configuration was not loaded: ${failureWords(asFailure(error)).title}.`);
    }
  };
  const side = (name: 'width' | 'height') => (
    <TypedField
      id={`canvas-${name}`}
      name={`Picture ${name} in pixels`}
      named
      value={canvas[name]}
      read={(text): Read => {
        const read = readCanvas(canvas, name, text);
        return 'problem' in read ? read : { value: read.canvas[name] };
      }}
      numeric={{ step: 2, least: 2 }}
      className="w-16"
      onChange={(value) =>
        change((before) => withCanvas(before, { ...before.canvas, [name]: value }), `canvas ${name}`)
      }
    />
  );
  const usual = SIZES.some(([, size]) => keyOf(size) === keyOf(canvas)) ? keyOf(canvas) : '';
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <select
        aria-label="Size of the picture"
        className="field w-40"
        value={encoder ? `${ENCODER}${encoder.arn}` : usual}
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
          {encoder && !encoders.some(({ arn }) => arn === encoder.arn) && (
            <option value={`${ENCODER}${encoder.arn}`}>{encoder.name}</option>
          )}
          {encoders.map(({ arn, name }) => (
            <option key={arn} value={`${ENCODER}${arn}`}>
              {name || idOf(arn)}
            </option>
          ))}
          {wanted && list.state !== 'ready' && (
            <option disabled>{list.state === 'failed' ? 'Not loaded' : 'Loading…'}</option>
          )}
        </optgroup>
      </select>
      {side('width')} × {side('height')}
      <output className={problem === '' ? 'sr-only' : 'basis-full text-xs text-bad'}>{problem}</output>
    </span>
  );
});
