const WORDS: Readonly<Record<string, string>> = { PUBLISH: 'publish', SUBSCRIBE: 'subscribe' };

/** `publish and subscribe`; an unknown capability as AWS has it. */
export function capabilityWords(capabilities: readonly string[]): string {
  if (capabilities.length === 0) return 'not said';
  return capabilities.map((one) => WORDS[one] ?? one).join(' and ');
}
