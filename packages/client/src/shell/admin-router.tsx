import { Route, createBrowserRouter, createRoutesFromElements } from 'react-router';
import { BASE } from '../boot/safe-redirect';
import { AdminPages } from './admin-pages';
import { AdminLayout } from './layout/admin-layout';

/** The pages themselves come and go with plugins, below one route. */
export function createAdminRouter(): ReturnType<typeof createBrowserRouter> {
  const routes = createRoutesFromElements(
    <Route element={<AdminLayout />}>
      <Route path="*" element={<AdminPages />} />
    </Route>,
  );
  return createBrowserRouter(routes, { basename: BASE });
}
