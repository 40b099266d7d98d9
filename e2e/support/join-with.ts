/** What the emulator says of somebody who comes with a token: that he is in, or why he is not. */
export interface Joined {
  status: number;
  /** Of one who is in. */
  participantId?: string;
  /** Of one who is not. */
  code?: string;
  message?: string;
}

/** Joins with a token, as a client of the broadcast SDK would: the emulator reads it, verifies it and lets in or refuses. */
export async function joinWith({ url }: { url: string }, token: string): Promise<Joined> {
  const response = await fetch(`${url}/_emulator/people`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}
