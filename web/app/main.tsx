import '#web/styles/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#web/api/query.ts';
import { makeRoutes } from './routes.tsx';

const host = document.getElementById('app');
if (!host) throw new Error('index.html has no element with the id app.');
const client = createQueryClient();
const router = createBrowserRouter(makeRoutes());

createRoot(host).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
