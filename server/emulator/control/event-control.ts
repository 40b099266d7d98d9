import type { EventFeed } from '../eventbridge/event-feed.ts';
import type { ControlRoutes } from './control-routes.ts';

/** `/_emulator/events`: what was posted to the target of EventBridge events, in figures. */
export const eventControl =
  (feed: EventFeed): ControlRoutes =>
  ({ method, parts }) =>
    method === 'GET' && parts[0] === 'events' && parts.length === 1
      ? { status: 200, body: feed.figures() }
      : undefined;
