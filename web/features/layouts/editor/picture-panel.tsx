import { useMemo } from 'react';
import { turned } from '#shared/layouts/canvas.ts';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import { type Drawing, drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { Panel } from '#web/components/panel.tsx';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { ApproximationNote } from './approximation-note.tsx';
import { CanvasSize } from './canvas-size.tsx';
import { type EditorState, onStage, setMembers } from './model.ts';
import { type Overlay, OVERLAYS } from './overlays.tsx';
import { PictureView, type Zoom } from './picture-view.tsx';
import type { Change } from './use-editor.ts';

const ZOOMS = [
  { value: 'fit', label: 'Fit' },
  { value: 'actual', label: '1:1' },
  { value: 'small', label: 'Small' },
] as const;
const OVERLAY_WORDS: Record<Overlay, string> = { safe: 'Safe areas', bars: '9:16 bars' };

interface PicturePanelProps {
  state: EditorState;
  layout: EffectiveLayout;
  drawing: Drawing;
  change: Change;
  settle: () => void;
}

/** The picture at its size, and the same layout upright or lying beside it. */
export function PicturePanel({ state, layout, drawing, change, settle }: PicturePanelProps) {
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
  const { people: all, shown } = state;
  const people = useMemo(() => onStage({ people: all, shown }), [all, shown]);
  const isSquare = state.canvas.width === state.canvas.height;
  const other = useMemo(
    () => (both === 'yes' && !isSquare ? drawLayout(layout, turned(state.canvas), people) : undefined),
    [both, isSquare, layout, state.canvas, people],
  );
  const edit = (members: MemberChanges, mark: string) =>
    change((before) => setMembers(before, members), mark);
  const common = { layout, people: state.people, zoom, overlays, onEdit: edit, onDone: settle };
  return (
    <Panel title="Picture" actions={<ApproximationNote used={drawing.approximations} />}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
        <CanvasSize canvas={state.canvas} change={change} />
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
      </div>
      <div className="flex flex-wrap items-start gap-4 bg-sunken p-4 sm:flex-nowrap">
        <PictureView {...common} canvas={state.canvas} drawing={drawing} />
        {other && <PictureView {...common} canvas={turned(state.canvas)} drawing={other} />}
      </div>
    </Panel>
  );
}
