import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createMemoryRouter, Link, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byText } from '#web/lib/order.ts';
import { DEFAULT_PREFERENCES } from '#web/lib/preferences.ts';
import { setPreferences } from '#web/ui/preferences-store.ts';
import type { Column, Sort } from './column.ts';
import { DataTable } from './data-table.tsx';

interface Thing {
  id: string;
}

const things = (count: number): Thing[] => Array.from({ length: count }, (_, n) => ({ id: `thing-${n}` }));

const columns: Column<Thing>[] = [
  {
    id: 'id',
    header: 'Id',
    width: 'fill',
    compare: (a, b) => byText(a.id, b.id),
    cell: ({ id }) => <Link to={`/${id}`}>{id}</Link>,
  },
  { id: 'note', header: 'Note', width: 100, align: 'end', cell: () => 'text' },
];

let visits = 0;

function draw(rows: readonly Thing[], more: { onRowsShown?: (keys: readonly string[]) => void } = {}) {
  function Table() {
    const [sort, setSort] = useState<Sort>({ column: 'id', descending: false });
    return (
      <DataTable
        label="Things"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/${id}`}
        sort={sort}
        onSort={setSort}
        height="fill"
        rowShortcuts
        empty="Nothing here"
        {...more}
      />
    );
  }
  // Each at an address of its own: a table scrolls to where its visit was left.
  visits += 1;
  const router = createMemoryRouter([{ path: '*', Component: Table }], {
    initialEntries: [`/visit-${visits}`],
  });
  render(<RouterProvider router={router} />);
  return router;
}

const rowNames = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent);

/** happy-dom lays nothing out: the region is given a height. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(720);
});
afterEach(() => {
  vi.restoreAllMocks();
  setPreferences(DEFAULT_PREFERENCES);
});

describe('a table of 10,000 rows', () => {
  it('draws those in view and tells how many there are, and which', () => {
    draw(things(10_000));
    const table = screen.getByRole('table', { name: 'Things' });
    expect(table.getAttribute('aria-rowcount')).toBe('10001');
    expect(rowNames()[0]).toBe('thing-0');
    expect(rowNames().length).toBeLessThan(50);
    expect(screen.getByRole('link', { name: 'thing-3' }).closest('tr')?.getAttribute('aria-rowindex')).toBe(
      '5',
    );
  });

  it('draws others when scrolled, and says which', () => {
    const onRowsShown = vi.fn<(keys: readonly string[]) => void>();
    draw(things(10_000), { onRowsShown });
    const region = screen.getByRole('region', { name: 'Things' });
    region.scrollTop = 5_000 * 36;
    fireEvent.scroll(region);
    expect(rowNames()).toContain('thing-5000');
    expect(rowNames()).toContain('thing-5019');
    expect(rowNames()).not.toContain('thing-0');
    expect(onRowsShown.mock.lastCall?.[0]).toEqual(rowNames());
  });

  it('is where it was left when it is come back to', async () => {
    const router = draw(things(10_000));
    const region = screen.getByRole('region', { name: 'Things' });
    region.scrollTop = 5_000 * 36;
    fireEvent.scroll(region);
    await act(() => router.navigate('/elsewhere'));
    expect(screen.getByRole('region', { name: 'Things' }).scrollTop).toBe(0);
    await act(() => router.navigate(-1));
    await waitFor(() => expect(screen.getByRole('region', { name: 'Things' }).scrollTop).toBe(5_000 * 36));
    expect(rowNames()).toContain('thing-5000');
  });

  it('lets j begin at the first row in view', async () => {
    draw(things(10_000));
    const region = screen.getByRole('region', { name: 'Things' });
    region.scrollTop = 700 * 36 + 10;
    fireEvent.scroll(region);
    await userEvent.keyboard('j');
    expect(document.activeElement?.textContent).toBe('thing-701');
  });

  it('has lower rows when they are to be compact', () => {
    setPreferences({ density: 'compact' });
    draw(things(10_000));
    expect(screen.getByRole('link', { name: 'thing-0' }).closest('tr')?.style.height).toBe('28px');
  });
});

describe('a table', () => {
  it('opens a row by a click anywhere in it, in another tab with Ctrl, and not by a click in selected text', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const user = userEvent.setup();
    const router = draw(things(3));
    const cell = (name: string) => {
      const row = screen.getByRole('link', { name }).closest('tr');
      if (!row) throw new Error(`no row ${name}`);
      return within(row).getByText('text');
    };
    await user.keyboard('{Control>}');
    await user.click(cell('thing-1'));
    await user.keyboard('{/Control}');
    expect(open).toHaveBeenCalledWith('/thing-1', '_blank', 'noopener');
    expect(router.state.location.pathname).toBe(`/visit-${visits}`);
    await user.click(cell('thing-2'));
    expect(router.state.location.pathname).toBe('/thing-2');
  });

  it('says which way it is sorted, and sorts the other way when asked again', async () => {
    const user = userEvent.setup();
    draw(things(3));
    const header = screen.getByRole('columnheader', { name: 'Id' });
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    await user.click(within(header).getByRole('button'));
    expect(header.getAttribute('aria-sort')).toBe('descending');
    expect(within(screen.getByRole('columnheader', { name: 'Note' })).queryByRole('button')).toBeNull();
  });

  it('moves by j and k, stops at both ends, and goes on from where the reader is', async () => {
    const user = userEvent.setup();
    draw(things(3));
    const focused = () => document.activeElement?.textContent;
    await user.keyboard('jjjjj');
    expect(focused()).toBe('thing-2');
    await user.keyboard('kkkkk');
    expect(focused()).toBe('thing-0');
    screen.getByRole('link', { name: 'thing-1' }).focus();
    await user.keyboard('j');
    expect(focused()).toBe('thing-2');
  });

  it('says when it is empty', () => {
    draw([]);
    expect(screen.getByText('Nothing here')).toBeDefined();
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1');
  });
});
