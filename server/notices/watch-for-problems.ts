import type { Connections } from '#server/aws/connections.ts';
import type { Observer } from '#server/aws/observation.ts';
import { connectionWatch } from './connection-watch.ts';
import type { Notices } from './notices.ts';
import { problemsInAnswers } from './problems-in-answers.ts';

/** Milliseconds between two looks at the connections; it only reads what the console knows of itself. */
const LOOK_EVERY_MS = 2_000;

/** Raises a notice for every problem in what AWS answers, and for those of the connections themselves. */
export function watchForProblems({ connections, notices }: { connections: Connections; notices: Notices }): {
  observe: Observer;
  close: () => void;
} {
  const inAnswer = problemsInAnswers();
  const ofConnection = connectionWatch();
  const timer = setInterval(() => {
    for (const { settings, caller, budget } of connections.all)
      for (const problem of ofConnection({
        connection: settings.id,
        reachability: caller.reachability(),
        gauges: budget.gauges(),
      }))
        notices.raise(problem);
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    observe: (seen) => {
      for (const problem of inAnswer(seen)) notices.raise(problem);
    },
    close: () => clearInterval(timer),
  };
}
