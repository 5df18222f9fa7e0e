import type { Boot } from '@mortise/plugin-api/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SignInPage } from './sign-in-page';
import './sign-in.css';

export function mountSignIn(root: HTMLElement, boot: Boot): void {
  createRoot(root).render(
    <StrictMode>
      <SignInPage boot={boot} />
    </StrictMode>,
  );
}
