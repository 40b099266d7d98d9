import type { Participant } from '#shared/participants/contract.ts';

/**
 * Why the client fields of a participant are not given, where a reason is known or likely. AWS documents none of it:
 * the wording says so.
 * @returns undefined when nothing is missing that needs a word
 */
export function whyClientIsMissing(participant: Participant): string | undefined {
  const { osName, browserName, sdkVersion, protocol, replicationType } = participant;
  if (browserName) return undefined;
  if (osName || sdkVersion) return 'No browser is named, as is usual for a native app with a broadcast SDK.';
  if (protocol === 'RTMP' || protocol === 'RTMPS') {
    return `An encoder that publishes over ${protocol} has no browser and no SDK to tell of.`;
  }
  if (protocol === 'WHIP') {
    return 'Published over WHIP: only participants with a broadcast SDK tell of their system and browser.';
  }
  if (replicationType === 'REPLICA') return 'Not told of this replica; the source participant may have it.';
  return 'AWS has not told which client this participant uses.';
}
