import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { TimelineView } from '../timeline-view.ts';
import type { StripBar } from './strip-bar.ts';
import { StripRow } from './strip-row.tsx';

const START = Date.parse('2026-11-20T14:00:00Z');

/** Event times have a resolution of one second. */
const failure: StripBar = {
  from: START + 60_000,
  to: START + 60_000,
  look: 'failed',
  word: 'Error',
  meaning: 'Publish failed',
  goesOn: false,
};

test('two errors within one second are two bars', () => {
  const strip = {
    key: 'encoder',
    name: 'encoder',
    title: 'Encoder',
    isId: false,
    href: '/encoder',
    state: undefined,
    more: undefined,
    trouble: undefined,
    bars: [failure, failure],
  };
  const view = new TimelineView({ from: START, to: START + 600_000 }, undefined);
  render(
    <MemoryRouter>
      <ul>
        <StripRow strip={strip} view={view} width={800} moment={undefined} onRead={() => undefined} />
      </ul>
    </MemoryRouter>,
  );
  expect(within(screen.getByRole('listitem')).getAllByTitle(/^Publish failed at /)).toHaveLength(2);
});
