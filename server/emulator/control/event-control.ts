import { z } from 'zod';
import type { EventFeed } from '../eventbridge/event-feed.ts';
import { type EventTarget, targetProblem } from '../eventbridge/event-target.ts';
import { type Mishaps, NO_MISHAPS } from '../eventbridge/mishaps.ts';
import type { ControlRoutes } from './control-routes.ts';
import { parseBody } from './invalid-control.ts';

const chance = z.number().min(0).max(1).default(0);

const wishSchema = z.strictObject({
  url: z.string().superRefine((text, context) => {
    const message = targetProblem(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  /** What proves who posts. */
  headers: z
    .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().regex(/^[\x21-\x7e]+$/))
    .default({}),
  mishaps: z
    .strictObject({
      duplicates: chance,
      loss: chance,
      disorder: chance,
      delayMs: z.number().int().min(0).max(3_600_000).default(0),
    })
    .default(NO_MISHAPS),
});

/**
 * `/_emulator/events`: GET tells in figures what was posted to the target of EventBridge events; POST names the target,
 * which then gets what happens from now on.
 */
export const eventControl =
  (
    feed: () => EventFeed | undefined,
    sendEvents: (to: { target: EventTarget; mishaps: Mishaps }) => void,
  ): ControlRoutes =>
  ({ method, parts, body }) => {
    if (parts[0] !== 'events' || parts.length !== 1) return undefined;
    if (method === 'POST') {
      const { url, headers, mishaps } = parseBody(wishSchema, body ?? {});
      sendEvents({ target: { url, headers }, mishaps });
    }
    const figures = feed()?.figures();
    return figures && (method === 'GET' || method === 'POST') ? { status: 200, body: figures } : undefined;
  };
