import { type DragEvent, useCallback, useMemo } from 'react';
import { turned } from '#shared/layouts/canvas.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { Panel } from '#web/components/panel.tsx';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { RealityBar } from '../reality/reality-bar.tsx';
import { hasShapeOf } from '../reality/thumbnail.ts';
import type { Overlaid } from '../reality/thumbnail-layer.tsx';
import { type Reality, useReality } from '../reality/use-reality.ts';
import { ApproximationNote } from '#web/components/layout-picture/approximation-note.tsx';
import { CanvasSize } from './canvas-size.tsx';
import { useEditorActs, useEditorLater, useEditorNow } from './editor-context.tsx';
import { setMembers } from './model.ts';
import { type Overlay, OVERLAY_LEGENDS, OVERLAYS } from './overlays.ts';
import { PictureView, type Zoom } from './picture-view.tsx';

const ZOOMS = [
  { value: 'fit', label: 'Fit' },
  { value: 'actual', label: '1:1' },
  { value: 'small', label: 'Small' },
] as const;
const OVERLAY_WORDS: Record<Overlay, string> = { safe: 'Safe areas', bars: '9:16 bars' };

/** The picture at its size, and the same layout upright or lying beside it. */
export function PicturePanel() {
  const [zoomText, setZoom] = useSearchState('zoom', 'fit');
  const zoom: Zoom = zoomText === 'actual' || zoomText === 'small' ? zoomText : 'fit';
  const [both, setBoth] = useSearchState('both', 'yes');
  const [overlayText, setOverlays] = useSearchState('overlays', '');
  const overlays = useMemo(
    () => new Set(OVERLAYS.filter((overlay) => overlayText.split(' ').includes(overlay))),
    [overlayText],
  );
  const toggle = (overlay: Overlay) =>
    setOverlays(OVERLAYS.filter((each) => overlays.has(each) !== (each === overlay)).join(' '));
  const reality = useReality();
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files.item(0);
    if (!file) return;
    event.preventDefault();
    void reality.take(file);
  };
  return (
    <Panel title="Picture" actions={<Approximations />}>
      <div className="isolate flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
        <OwnSize />
        <Segmented label="Size on screen" value={zoom} options={ZOOMS} onChange={setZoom} />
        <ToggleChip
          pressed={both === 'yes'}
          onToggle={() => setBoth(both === 'yes' ? 'no' : 'yes')}
          title="The same layout in a picture turned by a quarter"
        >
          Both ways
        </ToggleChip>
        {OVERLAYS.map((overlay) => (
          <ToggleChip key={overlay} pressed={overlays.has(overlay)} onToggle={() => toggle(overlay)}>
            {OVERLAY_WORDS[overlay]}
          </ToggleChip>
        ))}
        {overlays.size > 0 && (
          <p className="basis-full text-xs text-muted">
            {[...overlays].map((overlay) => OVERLAY_LEGENDS[overlay]).join(' ')}
          </p>
        )}
      </div>
      <div
        className="flex flex-wrap items-start gap-4 bg-sunken p-4 sm:flex-nowrap"
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <Pictures both={both === 'yes'} {...{ zoom, overlays }} overlaid={reality.overlaid} />
      </div>
      <Comparison reality={reality} />
    </Panel>
  );
}

function Approximations() {
  return <ApproximationNote used={useEditorLater().drawing.approximations} />;
}

function OwnSize() {
  const { canvas, encoder } = useEditorNow().state;
  return <CanvasSize {...{ canvas, encoder }} change={useEditorActs().change} />;
}

function Comparison({ reality: { overlaid, problem, take, change } }: { reality: Reality }) {
  const { canvas } = useEditorLater().state;
  return useMemo(
    () => (
      <RealityBar {...{ overlaid, problem, canvas }} onFile={(file) => void take(file)} onChange={change} />
    ),
    [overlaid, problem, canvas, take, change],
  );
}

interface PicturesProps {
  both: boolean;
  zoom: Zoom;
  overlays: ReadonlySet<Overlay>;
  overlaid: Overlaid | undefined;
}

function Pictures({ both, zoom, overlays, overlaid }: PicturesProps) {
  const { state, layout, people, drawing } = useEditorNow();
  const { change, settle } = useEditorActs();
  const { canvas } = state;
  const upright = useMemo(() => turned(canvas), [canvas]);
  const isSquare = canvas.width === canvas.height;
  const other = useMemo(
    () => (both && !isSquare ? drawLayout(layout, upright, people) : undefined),
    [both, isSquare, layout, upright, people],
  );
  // Over the picture that has its shape: the one beside it where only that one has.
  const overOther =
    overlaid !== undefined &&
    other !== undefined &&
    !hasShapeOf(overlaid.thumbnail.image, canvas) &&
    hasShapeOf(overlaid.thumbnail.image, upright);
  const edit = useCallback(
    (members: MemberChanges, mark: string) => change((before) => setMembers(before, members), mark),
    [change],
  );
  const common = { layout, people: state.people, zoom, overlays, onEdit: edit, onDone: settle };
  return (
    <>
      <PictureView {...common} {...{ canvas, drawing }} overlaid={overOther ? undefined : overlaid} />
      {other && (
        <PictureView
          {...common}
          canvas={upright}
          drawing={other}
          overlaid={overOther ? overlaid : undefined}
        />
      )}
    </>
  );
}
