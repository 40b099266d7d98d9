import {
  CalendarClock,
  ChevronLeft,
  ChevronRight,
  FoldHorizontal,
  Globe,
  Minus,
  MoveHorizontal,
  Plus,
  UnfoldHorizontal,
} from 'lucide-react';
import { IconButton } from '#web/ui/button.tsx';
import { type TimelineView, ZOOM_STEP } from './timeline-view.ts';
import type { Folds } from './use-folds.ts';

interface ViewButtonsProps {
  view: TimelineView;
  folds: Folds;
  onFold: () => void;
  onGoTo: () => void;
  onTimes: () => void;
}

/** What the keys do, to be clicked. */
export function ViewButtons({ view, folds, onFold, onGoTo, onTimes }: ViewButtonsProps) {
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">Stretch of time shown</legend>
      <IconButton
        small
        label="Earlier (a)"
        icon={<ChevronLeft size={14} aria-hidden />}
        onClick={() => view.panStep(-2)}
      />
      <IconButton
        small
        label="Later (d)"
        icon={<ChevronRight size={14} aria-hidden />}
        onClick={() => view.panStep(2)}
      />
      <IconButton
        small
        label="Less detail (−)"
        icon={<Minus size={14} aria-hidden />}
        onClick={() => view.zoom(1 / ZOOM_STEP)}
      />
      <IconButton
        small
        label="More detail (+)"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => view.zoom(ZOOM_STEP)}
      />
      <IconButton
        small
        label="Whole session (0)"
        icon={<MoveHorizontal size={14} aria-hidden />}
        onClick={() => view.showWhole()}
      />
      <IconButton
        small
        label={foldLabel(folds)}
        disabled={folds.all.length === 0}
        icon={
          folds.folded.length > 0 ? (
            <UnfoldHorizontal size={14} aria-hidden />
          ) : (
            <FoldHorizontal size={14} aria-hidden />
          )
        }
        onClick={onFold}
      />
      <IconButton
        small
        label="Go to a time (t)"
        icon={<CalendarClock size={14} aria-hidden />}
        onClick={onGoTo}
      />
      <IconButton
        small
        label="Zones and counting of times"
        icon={<Globe size={14} aria-hidden />}
        onClick={onTimes}
      />
    </fieldset>
  );
}

function foldLabel({ all, folded }: Folds): string {
  if (all.length === 0) return 'No time without events is long enough to fold';
  return folded.length > 0 ? 'Show folded time in full (z)' : 'Fold time without events (z)';
}
