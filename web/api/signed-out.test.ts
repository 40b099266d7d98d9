import { expect, it, vi } from 'vitest';
import { onSignedOut, tellSignedOut } from './signed-out.ts';

it('tells who listens, and who listens first of what was told before, once', () => {
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  tellSignedOut();
  const end = onSignedOut(first);
  const endOther = onSignedOut(second);
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).not.toHaveBeenCalled();
  tellSignedOut();
  expect(first).toHaveBeenCalledTimes(2);
  expect(second).toHaveBeenCalledTimes(1);
  end();
  endOther();
});
