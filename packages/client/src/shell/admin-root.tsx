import { ServicesContext } from '@mortise/plugin-api/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { NoticesProvider } from '../notices/notices-provider';
import { ThemeProvider } from '../theme/theme-provider';
import type { Admin } from './admin';
import { AdminContext } from './admin-context';
import { createAdminRouter } from './admin-router';
import { useClientServices } from './use-client-services';

/** Everything that surrounds the pages. */
export function AdminRoot({ admin }: { readonly admin: Admin }): ReactNode {
  const services = useClientServices(admin);
  const [router] = useState(createAdminRouter);
  return (
    <AdminContext value={admin}>
      <ServicesContext value={services}>
        <QueryClientProvider client={admin.queries}>
          <ThemeProvider>
            <NoticesProvider>
              <RouterProvider router={router} />
            </NoticesProvider>
          </ThemeProvider>
        </QueryClientProvider>
      </ServicesContext>
    </AdminContext>
  );
}
