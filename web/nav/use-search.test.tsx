import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, useLocation, useNavigate } from 'react-router';
import { expect, test } from 'vitest';
import { useSearchState, useSearchValues } from './search-state.ts';

/** All that changes the query of a page, as features of it do, within the router that the console has. */
function page(...entries: string[]) {
  let tell: (children: ReactNode) => ReactNode = (children) => children;
  const Shell = () => tell(null);
  const router = createMemoryRouter([{ path: '*', Component: Shell }], { initialEntries: entries });
  const wrapper = ({ children }: { children: ReactNode }) => {
    tell = () => children;
    return <RouterProvider router={router} />;
  };
  const rendered = renderHook(
    () => ({
      q: useSearchState('q', ''),
      sort: useSearchState('sort', 'name'),
      both: useSearchValues(['from', 'to']),
      navigate: useNavigate(),
      address: useLocation(),
    }),
    { wrapper },
  );
  const now = () => {
    const { pathname, search } = rendered.result.current.address;
    return pathname + search;
  };
  return { now, current: () => rendered.result.current };
}

test('of changes of different values one right after the other all stay', async () => {
  const { now, current } = page('/list?kept=1&q=old');
  const { q, sort, both } = current();
  await act(async () => {
    q[1]('new');
    sort[1]('-name');
    both[1]({ from: 'a' });
    both[1]({ to: 'b' });
  });
  expect(now()).toBe('/list?kept=1&q=new&sort=-name&from=a&to=b');
  await act(async () => {
    const later = current();
    later.sort[1]('name');
    later.both[1]({ from: '', to: 'c' });
  });
  expect(now()).toBe('/list?kept=1&q=new&to=c');
});

test('what was changed stays with the address that somebody leaves, and does not go along', async () => {
  const { now, current } = page('/list?q=old');
  await act(async () => {
    current().q[1]('new');
    await current().navigate('/other?q=there');
  });
  expect(now()).toBe('/other?q=there');
  await act(async () => current().sort[1]('-name'));
  expect(now()).toBe('/other?q=there&sort=-name');
  await act(async () => current().navigate(-1));
  await act(async () => current().sort[1]('-name'));
  expect(now()).toBe('/list?q=new&sort=-name');
});

test('a change makes no step in the history', async () => {
  const { now, current } = page('/before', '/list');
  await act(async () => current().q[1]('a'));
  await act(async () => current().q[1]('ab'));
  expect(now()).toBe('/list?q=ab');
  await act(async () => current().navigate(-1));
  expect(now()).toBe('/before');
});
