/** Account, Region and configuration id, which are no secret; what follows them is (API model, pattern of StreamKey). */
const PUBLIC_PART = /^(rt_[0-9]+_[a-z0-9-]+_[a-zA-Z0-9-]+_)./;

const HIDDEN = '••••';

/** The stream key as it may be shown to anybody: of a key in another form than AWS documents, nothing is shown. */
export function maskStreamKey(streamKey: string | undefined): string | undefined {
  if (streamKey === undefined) return undefined;
  return (PUBLIC_PART.exec(streamKey)?.[1] ?? '') + HIDDEN;
}
