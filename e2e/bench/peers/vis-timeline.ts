import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { DataSet, Timeline } from 'vis-timeline/standalone';
import { barsOf, COLOURS, END, eventsOf, laneId, LENGTH, START } from '../timeline/sessions.ts';
import { PLOT_HEIGHT, Stretch, type Subject } from '../timeline/subject.ts';

/** vis-timeline: a group a lane, an item a bar, nothing stacked. */
export function visTimeline(): Subject {
  const stretch = new Stretch(LENGTH);
  const groups = new DataSet<{ id: number; content: string }>();
  const items = new DataSet<object>();
  let timeline: Timeline | undefined;
  const move = () => timeline?.setWindow(START + stretch.from, START + stretch.to, { animation: false });
  return {
    fill(session) {
      const lanes = Array.from({ length: session.lanes }, (_, lane) => lane);
      groups.add(lanes.map((id) => ({ id, content: laneId(id) })));
      items.add(
        lanes.flatMap((group) =>
          barsOf(eventsOf(session, group)).map(({ from, to, kind }) => ({
            group,
            start: START + from,
            end: START + to,
            content: '',
            style: `background-color: ${COLOURS[kind]}`,
          })),
        ),
      );
    },
    show(host) {
      timeline = new Timeline(host, items as never, groups, {
        stack: false,
        height: PLOT_HEIGHT + 30,
        verticalScroll: true,
        zoomKey: 'ctrlKey',
        start: START,
        end: END,
        min: START,
        max: END,
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
