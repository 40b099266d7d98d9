/** Fingerprints of one key, colons between their bytes. */
interface Fingerprints {
  /** As AWS gives it; how it is made is not documented. */
  aws: string | undefined;
  sha256: string | undefined;
}

/** Whether a text is a fingerprint of a key, and which; nothing for an empty one. Colons, spaces and case do not count. */
export function fingerprintVerdict(
  text: string,
  { aws, sha256 }: Fingerprints,
): { same: boolean; text: string } | undefined {
  const given = plain(text.replace(/^\s*sha-?256[:=\s]/i, ''));
  if (given === '') return undefined;
  if (aws !== undefined && given === plain(aws))
    return { same: true, text: 'It is what AWS gives for this key.' };
  if (sha256 !== undefined && given === plain(sha256)) {
    return { same: true, text: 'It is SHA-256 of this key.' };
  }
  return { same: false, text: 'It is no fingerprint of this key.' };
}

function plain(text: string): string {
  return text.replaceAll(/[\s:]/g, '').toLowerCase();
}
