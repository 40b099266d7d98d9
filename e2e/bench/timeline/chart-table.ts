import { type ChartRun, type Moved, quantile, type Round, type Spread } from './chart-runs.ts';
import { SESSIONS, type SessionKey } from './sessions.ts';

const MB = 1e6;

/** A figure held to a bound: the lower the better, unless `atLeast`. */
export interface Check {
  what: string;
  seen: number;
  bound: number;
  unit: string;
  atLeast?: boolean;
}

export const holds = ({ seen, bound, atLeast }: Check): boolean => (atLeast ? seen >= bound : seen <= bound);

/**
 * All runs as one table, milliseconds as median / 95th percentile. Memory is what the page holds more than before it had
 * the data, JavaScript, DOM and typed arrays, each reading after a forced collection: settled, with everything made of
 * the data; in brackets the most of any reading until then.
 */
export function chartTable(runs: readonly ChartRun[]): string {
  const pair = ({ median, p95 }: Spread) => `${ms(median)} / ${ms(p95)}`;
  const moved = (of: Moved | undefined) =>
    of === undefined ? '' : `${pair(of.work)} (thread ${ms(of.thread)}; frames ${pair(of.interval)})`;
  return [
    '| chart | session | first picture | pan | zoom | scroll | point | hit test, p99 | memory MB, settled (at most) |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...runs.map((run) =>
      [
        '',
        run.subject,
        SESSIONS[run.session].name,
        `${ms(run.firstPicture)} (thread ${ms(run.firstPictureThread)})`,
        moved(run.pan),
        moved(run.zoom),
        moved(run.scroll),
        moved(run.point),
        run.hit ? run.hit.p99.toFixed(3) : '',
        `${(run.memory / MB).toFixed(1)} (${(run.memoryAtMost / MB).toFixed(1)})`,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');
}

/** What the timeline is held to, and how much better than the others it has to be. */
export function chartChecks(runs: readonly ChartRun[]): Check[] {
  const find = (subject: string, session: SessionKey) =>
    runs.find((run) => run.subject === subject && run.session === session);
  const checks: Check[] = [];
  const ours = runs.filter(({ subject }) => subject === 'callboard');
  for (const run of ours) {
    const dense = run.session === 'dense' || run.session === 'overview';
    const of = (what: string) => `${SESSIONS[run.session].name}: ${what}`;
    if (!dense) checks.push({ what: of('first picture'), seen: run.firstPicture, bound: 100, unit: 'ms' });
    for (const way of ['pan', 'zoom'] as const) {
      const { median, p95 } = run[way].work;
      checks.push(
        { what: of(`${way}, median`), seen: median, bound: dense ? 1000 / 60 : 5, unit: 'ms' },
        { what: of(`${way}, p95`), seen: p95, bound: dense ? 33 : 1000 / 60, unit: 'ms' },
      );
    }
    if (run.hit) checks.push({ what: of('hit test, p99'), seen: run.hit.p99, bound: 1, unit: 'ms' });
    if (run.events >= 1e6)
      for (const [what, bytes] of [
        ['memory a million events, settled', run.memory],
        ['memory a million events, at most on the way', run.memoryAtMost],
      ] as const)
        checks.push({ what: of(what), seen: bytes / MB / (run.events / 1e6), bound: 40, unit: 'MB' });
  }
  const [small, million] = [find('callboard', 'small'), find('callboard', 'million')];
  if (small && million)
    for (const way of ['pan', 'zoom'] as const)
      checks.push({
        what: `${way} with 1,000,000 events, of that with 1,000`,
        seen: million[way].work.median / small[way].work.median,
        bound: 1.5,
        unit: 'times',
      });
  return checks;
}

interface Ratio {
  subject: string;
  session: SessionKey;
  way: 'pan' | 'zoom';
  /** How many times as much the other has to take at least. */
  bound: number;
  /** How many times as much its frames take, with what the browser and the measuring take of any. */
  whole: number;
  /** The same of what they take beyond one in which nothing happens. */
  added: number;
}

/** The other charts beside ours, with the same session: the median of all rounds of each. */
export function ratiosOf(rounds: readonly Round[]): Ratio[] {
  return (
    [
      ['echarts', 'million', 20],
      ['flame-chart-js', 'million', 2],
      ['vis-timeline', 'middle', 1],
    ] as const
  ).flatMap(([subject, session, bound]) => {
    const of = (which: string) =>
      rounds.filter((round) => round.subject === which && round.session === session);
    const [own, other] = [of('callboard'), of(subject)];
    if (own.length === 0 || other.length === 0) return [];
    return (['pan', 'zoom'] as const).map((way) => {
      const middle = (figures: readonly number[]) => quantile(figures, 0.5);
      const whole = (some: readonly Round[]) => middle(some.map((round) => round[way].median));
      const added = (some: readonly Round[]) => middle(some.map((round) => round[way].median - round.idle));
      return {
        subject,
        session,
        way,
        bound,
        whole: whole(other) / whole(own),
        added: added(other) / added(own),
      };
    });
  });
}

export const ratioChecks = (ratios: readonly Ratio[]): Check[] =>
  ratios.map(({ subject, session, bound, way, whole }) => ({
    what: `${subject}, ${way}: times ours (${SESSIONS[session].name})`,
    seen: whole,
    bound,
    unit: 'times',
    atLeast: true,
  }));

/** Each round, and how charts compare beyond an idle frame, which is held to no bound. */
export function roundTable(rounds: readonly Round[], ratios: readonly Ratio[]): string {
  const pair = ({ median, p95 }: Spread) => `${ms(median)} / ${ms(p95)}`;
  return [
    '| chart | session | idle frame | pan | zoom |',
    '| --- | --- | ---: | ---: | ---: |',
    ...rounds.map(
      ({ subject, session, idle, pan, zoom }) =>
        `| ${subject} | ${SESSIONS[session].name} | ${idle.toFixed(2)} | ${pair(pan)} | ${pair(zoom)} |`,
    ),
    '',
    `Times ours of what each adds to an idle frame: ${ratios
      .map(({ subject, way, added }) => `${subject}, ${way}: ${added.toFixed(1)}`)
      .join('; ')}.`,
  ].join('\n');
}

export function checkTable(checks: readonly Check[]): string {
  return [
    '| what | seen | bound | |',
    '| --- | ---: | ---: | --- |',
    ...checks.map((check) => {
      const { what, seen, bound, unit, atLeast } = check;
      const figure = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
      const word = holds(check) ? 'holds' : 'DOES NOT HOLD';
      return `| ${what} | ${figure(seen)} | ${atLeast ? '≥' : '≤'} ${figure(bound)} | ${word} |`;
    }),
  ].join('\n');
}

function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');
}
