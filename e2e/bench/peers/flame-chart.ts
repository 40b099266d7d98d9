import { FlameChartContainer, TimeGridPlugin, WaterfallPlugin } from 'flame-chart-js';
import {
  type Bar,
  barsOf,
  type BenchSession,
  COLOURS,
  eventsOf,
  laneId,
  LENGTH,
} from '../timeline/sessions.ts';
import { PLOT, PLOT_HEIGHT, Stretch, type Subject } from '../timeline/subject.ts';

/** CSS pixels of its time axis. */
const AXIS_HEIGHT = 20;

/** flame-chart-js with its waterfall: an item a lane, an interval a bar. */
export function flameChart(): Subject {
  const stretch = new Stretch(LENGTH);
  let items: { name: string; intervals: object[]; timing: object }[] = [];
  let chart: FlameChartContainer | undefined;
  const move = () => chart?.setZoom(stretch.from, stretch.to);
  return {
    fill(session: BenchSession) {
      items = Array.from({ length: session.lanes }, (_, lane) => ({
        name: laneId(lane),
        intervals: barsOf(eventsOf(session, lane)).map(({ from, to, kind }: Bar) => ({
          name: kind,
          color: COLOURS[kind],
          type: 'block',
          start: from,
          end: to,
        })),
        timing: {},
      }));
    },
    show(host) {
      const canvas = document.createElement('canvas');
      // Its size counts when the chart is made; a first resize would be lost to the frame that is asked for already.
      canvas.width = PLOT.width;
      canvas.height = PLOT_HEIGHT + AXIS_HEIGHT;
      host.append(canvas);
      const data = { items, intervals: {} } as never;
      const waterfall = new WaterfallPlugin({ data, settings: { styles: { defaultHeight: 'flexible' } } });
      chart = new FlameChartContainer({
        canvas,
        plugins: [new TimeGridPlugin(), waterfall],
        settings: { styles: { main: { blockHeight: PLOT.rowHeight - 1 } } },
      });
    },
    pan(pixels) {
      stretch.pan(pixels);
      move();
    },
    zoom(factor) {
      stretch.zoom(factor);
      move();
    },
  };
}
