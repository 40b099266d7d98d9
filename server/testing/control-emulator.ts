import type { Emulator } from '#server/emulator/start.ts';

/**
 * Has something happen in the emulated world, as `npm run emulator -- ctl` does.
 * @throws {Error} with what the emulator answered where it refuses
 */
export async function controlEmulator(
  { url }: Pick<Emulator, 'url'>,
  path: string,
  body: object = {},
): Promise<unknown> {
  const answer = await fetch(`${url}/_emulator/${path}`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${text}`);
  return JSON.parse(text) as unknown;
}
