import { z } from 'zod';
import type { ControlRoutes } from '#server/emulator/control/control-routes.ts';
import { InvalidControl, parseBody } from '#server/emulator/control/invalid-control.ts';
import type { ParticipantScript } from '#server/emulator/simulation/script.ts';
import { covers, type Span } from '#server/emulator/simulation/span.ts';

/** What can be wrong with somebody's media: the way up, the way down, or one of the two tracks that is sent. */
export const TROUBLES = ['upload', 'download', 'no-video', 'no-audio'] as const;
export type Trouble = (typeof TROUBLES)[number];

interface Ordered extends Span {
  participantId: string;
  trouble: Trouble;
}

/** Trouble that was ordered by hand, kept as long as the program runs. */
export interface Troubles {
  /** Whether somebody has that trouble at an instant: ordered, or because a connection is about to be lost. */
  has(person: ParticipantScript, trouble: Trouble, instant: number): boolean;
  control: ControlRoutes;
}

const orderSchema = z
  .strictObject({
    participantId: z.string().min(1),
    trouble: z.enum(TROUBLES),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'to must be later than from');

/** Milliseconds before a lost connection in which it is bad already. */
const BEFORE_A_LOSS_MS = 90_000;
/** Who is back within this many milliseconds had lost the connection, and had not left. */
const BACK_WITHIN_MS = 600_000;
const MOST_ORDERS = 1_000;

/** `/_emulator/media`: what was ordered; POST one, DELETE all. */
export function createTroubles(): Troubles {
  let orders: readonly Ordered[] = [];
  return {
    has: (person, trouble, instant) =>
      orders.some(
        (one) =>
          one.participantId === person.participantId && one.trouble === trouble && covers(one, instant),
      ) ||
      ((trouble === 'upload' || trouble === 'download') && isAboutToLose(person, instant)),
    control({ method, parts, body }) {
      if (parts[0] !== 'media' || parts.length !== 1) return undefined;
      if (method === 'POST') {
        const { participantId, trouble, from, to } = parseBody(orderSchema, body ?? {});
        if (orders.length >= MOST_ORDERS)
          throw new InvalidControl([`there are ${MOST_ORDERS} orders already: DELETE them first`]);
        orders = [...orders, { participantId, trouble, from: Date.parse(from), to: Date.parse(to) }];
      } else if (method === 'DELETE') orders = [];
      else if (method !== 'GET') return undefined;
      return { status: 200, body: { media: orders.map(shown) } };
    },
  };
}

function shown({ from, to, ...order }: Ordered) {
  return { ...order, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function isAboutToLose({ presences }: ParticipantScript, instant: number): boolean {
  return presences.some((presence, index) => {
    const next = presences[index + 1];
    return (
      next !== undefined &&
      next.from - presence.to <= BACK_WITHIN_MS &&
      instant >= presence.to - BEFORE_A_LOSS_MS &&
      covers(presence, instant)
    );
  });
}
