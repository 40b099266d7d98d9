/** What another tab said last of who is signed in, as long as nobody has acted on it. */
let said: unknown;

/** Listens from the first moment: whoever acts on it is fetched after the page. */
export function listenEarly(): BroadcastChannel {
  const channel = new BroadcastChannel('callboard-session');
  channel.onmessage = ({ data }) => (said = data);
  return channel;
}

/** Takes it; nothing where nothing was said since the last time. */
export function takeEarly(): unknown {
  const news = said;
  said = 0;
  return news;
}
