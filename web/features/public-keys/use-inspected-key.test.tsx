import { renderHook } from '@testing-library/react';
import { exportPKCS8, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import { useInspectedKey } from './use-inspected-key.ts';

it('a key that was looked into is not kept once it is gone from its field', async () => {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const text = await exportPKCS8(privateKey);
  const { result, rerender } = renderHook(useInspectedKey, { initialProps: text });
  expect(result.current).toBeUndefined();
  await expect.poll(() => result.current).toEqual({});
  rerender('');
  // Were it kept, the same text would be known again at once.
  rerender(text);
  expect(result.current).toBeUndefined();
  await expect.poll(() => result.current).toEqual({});
});
