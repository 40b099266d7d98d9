import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { toggleErrors, toggleKind } from './event-filter.ts';
import { useEventFilter } from './use-event-filter.ts';

const wrapper = ({ children }: { children: ReactNode }) => (
  <MemoryRouter initialEntries={['/?kind=token']}>{children}</MemoryRouter>
);

test('of two changes in a row both stay', () => {
  const { result } = renderHook(() => useEventFilter(), { wrapper });
  const [, change] = result.current;
  act(() => {
    change(toggleErrors);
    change((asked) => toggleKind(asked, 'presence'));
  });
  expect(result.current[0]).toEqual({ kinds: ['presence', 'token'], errorsOnly: true });
});
