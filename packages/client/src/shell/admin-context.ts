import { createContext, use, useSyncExternalStore } from 'react';
import type { Contributions } from '../plugins/registry';
import type { Admin } from './admin';
import type { AdminState } from './admin-store';

export const AdminContext = createContext<Admin | undefined>(undefined);

export function useAdmin(): Admin {
  const admin = use(AdminContext);
  if (admin === undefined) throw new Error('Rendered outside the admin');
  return admin;
}

export function useAdminState(): AdminState {
  const { store } = useAdmin();
  return useSyncExternalStore(store.subscribe, () => store.state);
}

/** What the plugins have registered. */
export function useContributions(): Contributions {
  const { registry } = useAdmin();
  return useSyncExternalStore(registry.subscribe, () => registry.snapshot);
}
