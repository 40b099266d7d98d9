import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { takeConsole } from '#web/testing/failing-console.ts';
import { RouteError } from './route-error.tsx';

function drawBroken(error: unknown) {
  const Broken = () => {
    throw error;
  };
  render(
    <RouterProvider
      router={createMemoryRouter([{ path: '/', Component: Broken, ErrorBoundary: RouteError }])}
    />,
  );
}

describe('a page that breaks', () => {
  it('says so, and what to report', async () => {
    drawBroken(new Error('no such thing'));
    await screen.findByRole('heading', { level: 1, name: 'This page broke' });
    expect(screen.getByText(/no such thing/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Copy report' })).toBeDefined();
    expect(takeConsole().join()).toContain('no such thing');
  });

  it('whose code is gone asks for a reload: the console was updated', async () => {
    drawBroken(new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1/assets/x.js'));
    await screen.findByRole('heading', { level: 1, name: 'This page could not be fetched' });
    expect(screen.getByRole('button', { name: 'Reload' })).toBeDefined();
    takeConsole();
  });
});
