import type { ReactNode } from 'react';

export interface LogoProps {
  /** Pixels. */
  readonly size: number;
  readonly color: string;
}

/** A tenon in its mortise. */
export function Logo({ size, color }: LogoProps): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill={color} />
      <path d="M7 23V9h5.2v6.2h7.6V9H25v14h-5.2v-3.6h-7.6V23z" fill="#fff" />
    </svg>
  );
}
