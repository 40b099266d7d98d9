import { resourceId } from '../state/ids.ts';
import type { Seed } from '../state/random.ts';
import type { Format } from './format.ts';
import type { Person } from './people.ts';
import type { SessionPlan } from './schedule.ts';
import type { Attributes, Exchange, Failure, IngestTie, Replication } from './script.ts';
import type { Span } from './span.ts';
import type { StageDefinition } from './stage-definition.ts';

/** The session that a cast is drawn up for. */
export interface Occasion {
  stage: StageDefinition;
  plan: SessionPlan;
  format: Format;
  /** From the first to the last second somebody publishes. */
  air: Span;
}

/** The format of a session: the stage's, but for the one at the world's start where the scenario says so. */
export function formatOf(stage: StageDefinition, plan: SessionPlan): Format {
  const anchored = plan.slot === stage.rhythm?.anchor.slot;
  return anchored ? (stage.anchorFormat ?? stage.format) : stage.format;
}

export function occasionOf(stage: StageDefinition, plan: SessionPlan): Occasion {
  return { stage, plan, format: formatOf(stage, plan), air: { from: plan.startsAt, to: plan.offAirAt } };
}

/** A participant in the making: when it is there and when it would publish, were there no limits and no trouble. */
export interface Draft {
  participantId: string;
  person: Person;
  attributes: Attributes;
  exchanges: Exchange[];
  presences: Span[];
  wanted: Span[];
  failures: Failure[];
  /** Whether it subscribes to those who publish. */
  watches: boolean;
  /** There from the first to the last second; nothing may interrupt it. */
  mainstay: boolean;
  replication: Replication;
  ingest: IngestTie | undefined;
}

export function draftOf(
  seed: Seed,
  given: Pick<Draft, 'person' | 'attributes' | 'presences'> & Partial<Draft>,
): Draft {
  return {
    participantId: resourceId(seed.at('participant').random()),
    exchanges: [],
    wanted: [],
    failures: [],
    watches: true,
    mainstay: false,
    replication: { type: 'NONE' },
    ingest: undefined,
    ...given,
  };
}

/** Keeps an instant within bounds. */
export function clamp(instant: number, from: number, to: number): number {
  return Math.min(Math.max(instant, from), to);
}
