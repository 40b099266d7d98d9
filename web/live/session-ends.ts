import type { LiveCentre } from './live-centre.ts';

/** As `web/features/auth/session-channel.ts` tells the tabs of a browser, and whoever holds their stream. */
const NAME = 'callboard-session';

/** Whoever signs out takes all that was told to them along; whoever signs in again goes on. */
export function followSessions(centre: LiveCentre): void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }) => {
    if (data === 'signed-in') centre.signedIn();
    else centre.signedOut();
  });
}
