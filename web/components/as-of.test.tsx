import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AsOf } from './as-of.tsx';

const asOf = '2026-11-20T14:05:12.000Z';

it('tells how old the data is', () => {
  const { container } = render(<AsOf freshness={{ asOf, receivedAt: Date.now() - 8_000 }} />);
  expect(container.textContent).toMatch(/^as of 14:05:12 UTC · 8 s ago$/);
});

it('tells that nothing newer could be had, and why', async () => {
  const stale = { code: 'aws_throttled', message: 'AWS throttled ListStages.' } as const;
  const { container } = render(<AsOf freshness={{ asOf, receivedAt: Date.now(), stale }} />);
  await screen.findByTitle('AWS throttled ListStages.');
  expect(container.textContent).toMatch(/^as of 14:05:12 UTC · not renewed: AWS asks for fewer requests$/);
});
