import { CustomChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent } from 'echarts/components';
import { type EChartsType, graphic, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type Bar, barsOf, COLOURS, eventsOf, laneId, LENGTH } from '../timeline/sessions.ts';
import { PLOT, PLOT_HEIGHT, Stretch, type Subject } from '../timeline/subject.ts';

use([CustomChart, DataZoomComponent, GridComponent, CanvasRenderer]);

const KINDS = Object.keys(COLOURS) as Bar['kind'][];
/** Lane, beginning, end and kind of a bar. */
const DIMENSIONS = ['lane', 'from', 'to', 'kind'];

/** ECharts with a custom series, moved by its data zoom. Bars in a typed array, which is what it is quickest with. */
export function echarts(): Subject {
  const stretch = new Stretch(LENGTH);
  let names: string[] = [];
  let data = new Float64Array(0);
  let chart: EChartsType | undefined;
  const move = () =>
    chart?.dispatchAction({
      type: 'dataZoom',
      dataZoomIndex: 0,
      startValue: stretch.from,
      endValue: stretch.to,
    });
  return {
    fill(session) {
      names = Array.from({ length: session.lanes }, (_, lane) => laneId(lane));
      data = new Float64Array(session.lanes * session.perLane * DIMENSIONS.length);
      let at = 0;
      for (let lane = 0; lane < session.lanes; lane += 1)
        for (const { from, to, kind } of barsOf(eventsOf(session, lane))) {
          data.set([lane, from, to, KINDS.indexOf(kind)], at);
          at += DIMENSIONS.length;
        }
    },
    show(host) {
      chart = init(host, undefined, { width: PLOT.width + 100, height: PLOT_HEIGHT + 30 });
      chart.setOption({
        animation: false,
        grid: { left: 100, right: 0, top: 0, bottom: 30 },
        xAxis: { type: 'value', min: 0, max: LENGTH },
        yAxis: { type: 'category', inverse: true, data: names },
        dataZoom: [
          { type: 'inside', xAxisIndex: 0, filterMode: 'weakFilter' },
          { type: 'inside', yAxisIndex: 0, filterMode: 'filter', startValue: 0, endValue: PLOT.rows - 1 },
        ],
        series: {
          type: 'custom',
          progressive: 0,
          dimensions: DIMENSIONS,
          encode: { x: [1, 2], y: 0 },
          data,
          renderItem(params: { coordSys: object }, api: any) {
            const lane = api.value(0);
            const [x0, y] = api.coord([api.value(1), lane]);
            const [x1] = api.coord([api.value(2), lane]);
            const height = PLOT.rowHeight * 0.6;
            const shape = graphic.clipRectByRect(
              { x: x0, y: y - height / 2, width: Math.max(1, x1 - x0), height },
              params.coordSys as never,
            );
            const fill = COLOURS[KINDS[api.value(3)] ?? 'error'];
            return shape && { type: 'rect', shape, style: { fill } };
          },
        },
      } as never);
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
