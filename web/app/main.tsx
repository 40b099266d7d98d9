import '#web/styles/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#web/api/query.ts';
import { listenEarly } from '#web/features/auth/early-news.ts';
import { makeRoutes } from './routes.tsx';

const host = document.getElementById('app');
if (!host) throw new Error('index.html has no element with the id app.');

listenEarly();

/**
 * In a task after the one in which the code itself was evaluated: between the two the browser may paint, and take a
 * key or a tap. The first page is a transition for the same reason: React then draws it in slices.
 */
setTimeout(() => {
  const client = createQueryClient();
  const router = createBrowserRouter(makeRoutes());
  startTransition(() => {
    createRoot(host).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    );
  });
});
