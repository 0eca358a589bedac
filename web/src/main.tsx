import '@atelier/ui/global.css';
import { UiProvider } from '@atelier/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { createQueryClient } from './api/use-call.ts';
import { createRouter } from './routes.tsx';

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <UiProvider>
          <Suspense fallback={null}>
            <RouterProvider router={createRouter()} />
          </Suspense>
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
