import { exchange, type RawReply } from '#server/emulator/campaigns/testing/raw-exchange.ts';
import * as seed from '#server/emulator/campaigns/testing/seed.ts';
import { shapeOf } from './answer-rules.ts';
import type { Hostile } from './hostile-head.ts';

export const CAMPAIGN_SEED = seed.CAMPAIGN_SEED;
export const printFigures = seed.printFigures;

/** Sends hostile requests and keeps count of what came. */
export interface Asking {
  /** Gives those whose answers break a rule, in words. */
  askAll(requests: readonly Hostile[], atOnce: number): Promise<string[]>;
  /** How many answers were formed so. */
  count(shape: string): number;
  kinds(): string;
  answers(): string;
  /** Milliseconds. */
  slowest(): number;
}

const shown = ({ kind, bytes }: Hostile, shape: string, reply?: RawReply): string =>
  `${kind}: ${JSON.stringify(bytes.subarray(0, 1_500).toString('latin1'))}\n  ${shape} ${JSON.stringify(reply ?? '').slice(0, 700)}`;

export function createAsking(port: () => number): Asking {
  const kinds = new Map<string, number>();
  const shapes = new Map<string, number>();
  let slowest = 0;

  async function ask(request: Hostile): Promise<string[]> {
    seed.countIn(kinds, request.kind);
    const began = performance.now();
    const reply = await exchange(port(), request.bytes, request.endsEarly === true).catch((error: unknown) =>
      String(error),
    );
    slowest = Math.max(slowest, performance.now() - began);
    if (typeof reply === 'string') return [shown(request, reply)];
    const shape = shapeOf(request, reply);
    seed.countIn(shapes, shape);
    return shape.startsWith('!') ? [shown(request, shape, reply)] : [];
  }

  return {
    async askAll(requests, atOnce) {
      const problems: string[] = [];
      const queue = requests.values();
      const work = async (): Promise<void> => {
        for (const request of queue) problems.push(...(await ask(request)));
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return problems;
    },
    count: (shape) => shapes.get(shape) ?? 0,
    kinds: () => seed.tally(kinds),
    answers: () => seed.tally(shapes),
    slowest: () => slowest,
  };
}
