import type { Boot } from '@mortise/plugin-api/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAdmin } from './admin';
import { AdminRoot } from './admin-root';
import './shell.css';

/** Resolves when the page is shown. */
export async function mountAdmin(root: HTMLElement, boot: Boot): Promise<void> {
  const admin = await createAdmin(boot);
  createRoot(root).render(
    <StrictMode>
      <AdminRoot admin={admin} />
    </StrictMode>,
  );
}
