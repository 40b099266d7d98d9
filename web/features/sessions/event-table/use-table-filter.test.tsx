import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, test } from 'vitest';
import { toggleKind } from './event-filter.ts';
import { useTableFilter } from './use-table-filter.ts';

const wrapper = ({ children }: { children: ReactNode }) => (
  <MemoryRouter initialEntries={['/?errors=only&at=1']}>{children}</MemoryRouter>
);

test('of all changes before the address is drawn anew none is lost, and neither is what else is in it', () => {
  const { result } = renderHook(() => ({ table: useTableFilter(), address: useLocation().search }), {
    wrapper,
  });
  const [before, change] = result.current.table;
  expect(before).toEqual({ kinds: [], errorsOnly: true, person: '' });
  act(() => {
    change((asked) => ({ ...asked, errorsOnly: false }));
    change((asked) => ({ ...asked, person: 'ada' }));
    change((asked) => toggleKind(asked, 'token'));
    change((asked) => toggleKind(asked, 'presence'));
  });
  expect(result.current.table[0]).toEqual({ kinds: ['presence', 'token'], errorsOnly: false, person: 'ada' });
  expect(result.current.address).toBe('?at=1&kind=presence%2Ctoken&person=ada');
});
