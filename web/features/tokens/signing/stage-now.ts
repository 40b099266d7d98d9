import { stages } from '#shared/stages/contract.ts';
import { requestNow } from '#web/api/request-now.ts';
import type { TokenStage } from './claims.ts';

/** A stage as AWS describes it at this moment, and which moment that is. */
export interface StageNow {
  /** Absent where AWS gives no endpoints, which a token has to name. */
  stage: TokenStage | undefined;
  /** Milliseconds since the epoch by AWS's clock: a token that says it was made in the future may be refused. */
  now: number;
}

/**
 * Asks AWS for the stage, past everything that is held: what goes into a token, by AWS's own clock.
 * @throws as `requestNow`
 */
export async function stageNow(connection: string, stageId: string): Promise<StageNow> {
  const { item, asOf } = await requestNow(stages.get, { connection, stageId });
  const { events, whip } = item.endpoints ?? {};
  const stage = events && whip ? { arn: item.arn, id: stageId, events, whip } : undefined;
  return { stage, now: Date.parse(asOf) };
}
