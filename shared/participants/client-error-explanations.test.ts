import { describe, expect, it } from 'vitest';
import { CLIENT_ERROR_EXPLANATIONS, CLIENT_ERRORS, clientErrorNumber } from './client-error-explanations.ts';

describe('the errors of the Web SDK', () => {
  it('have the numbers of AWS’s guide', () => {
    expect(clientErrorNumber('TOKEN_MALFORMED')).toBe(1);
    expect(clientErrorNumber('STAGE_AT_CAPACITY')).toBe(6);
    expect(clientErrorNumber('PARTICIPANT_DISCONNECTED')).toBe(10);
  });

  it('are each explained in sentences of their own', () => {
    const texts = CLIENT_ERRORS.flatMap((error) => {
      const { title, meaning, check } = CLIENT_ERROR_EXPLANATIONS[error];
      return [title, meaning, check];
    });
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.length).toBeGreaterThan(10);
  });
});
