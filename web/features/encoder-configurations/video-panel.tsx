import type { EncoderConfiguration } from '#shared/encoder-configurations/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { frameShape } from '#web/lib/frame-shape.ts';

const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });
const rounded = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** @param configuration absent while it loads */
export function VideoPanel({ configuration }: { configuration: EncoderConfiguration | undefined }) {
  const { width, height, framerate, bitrate } = configuration?.video ?? {};
  const shape = width && height ? frameShape(width, height) : undefined;
  const given = (value: string | undefined) => configuration && (value ?? <NotGiven>not given</NotGiven>);
  return (
    <Panel title="Video">
      <div className="flex flex-col sm:flex-row">
        <div className="flex items-center justify-center border-b border-line bg-sunken p-4 sm:w-56 sm:shrink-0 sm:border-r sm:border-b-0">
          {width && height ? <Frame width={width} height={height} /> : <div className="h-32" />}
        </div>
        <div className="min-w-0 grow px-4">
          <DetailList
            details={[
              { label: 'Width', value: given(width === undefined ? undefined : `${exact.format(width)} px`) },
              {
                label: 'Height',
                value: given(height === undefined ? undefined : `${exact.format(height)} px`),
              },
              { label: 'Shape', value: given(shape && `${shape.word} ${shape.ratio}`) },
              {
                label: 'Frame rate',
                value: given(
                  framerate === undefined ? undefined : `${exact.format(framerate)} frames a second`,
                ),
              },
              {
                label: 'Bitrate',
                value:
                  bitrate === undefined ? (
                    given(undefined)
                  ) : (
                    <span className="inline-flex flex-wrap gap-x-2">
                      {rounded.format(bitrate / 1_000_000)} Mbps
                      <span className="text-muted">{exact.format(bitrate)} bits/s</span>
                    </span>
                  ),
              },
            ]}
          />
        </div>
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        An encoder configuration cannot be changed: another size or bitrate needs another one.
      </p>
    </Panel>
  );
}

/** Longest side of the drawing, in pixels. */
const DRAWN = 136;

/** The canvas of a composition in its true proportions. */
function Frame({ width, height }: { width: number; height: number }) {
  const scale = DRAWN / Math.max(width, height);
  return (
    <div
      // The figures beside it say the same in words.
      aria-hidden
      className="flex items-center justify-center rounded-xs border border-edge bg-surface text-2xs text-muted"
      style={{ width: width * scale, height: height * scale }}
    >
      {width} × {height}
    </div>
  );
}
