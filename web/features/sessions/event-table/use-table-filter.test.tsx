import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useSearchParams } from 'react-router';
import { expect, test } from 'vitest';
import { useTableFilter } from './use-table-filter.ts';

const wrapper = ({ children }: { children: ReactNode }) => (
  <MemoryRouter initialEntries={['/?errors=only&at=1']}>{children}</MemoryRouter>
);

test('of two changes before the address is drawn anew both stay, and so does what else is in it', () => {
  const { result } = renderHook(() => ({ table: useTableFilter(), address: useSearchParams()[0] }), {
    wrapper,
  });
  const [before, change] = result.current.table;
  expect(before).toEqual({ kinds: [], errorsOnly: true, person: '' });
  act(() => {
    change({ errorsOnly: false });
    change({ person: 'ada' });
  });
  expect(result.current.table[0]).toEqual({ kinds: [], errorsOnly: false, person: 'ada' });
  expect(result.current.address.toString()).toBe('at=1&person=ada');
});
