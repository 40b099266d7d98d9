import type { Finding, Subject } from './finding.ts';
import { markFindings } from './mark-findings.ts';
import { orderFindings } from './order-findings.ts';
import { peopleFindings } from './people-findings.ts';
import { tileFindings } from './tile-findings.ts';
import { windowFindings } from './window-findings.ts';

const WEIGHT: Record<Finding['severity'], number> = { error: 0, warning: 1, note: 2 };

/** Everything a producer would want to know of a layout with these people, the worst first. */
export function lintLayout(subject: Subject): Finding[] {
  return [peopleFindings, tileFindings, windowFindings, markFindings, orderFindings]
    .flatMap((find) => find(subject))
    .toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
}
