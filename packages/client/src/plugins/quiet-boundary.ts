import { Component, type ReactNode } from 'react';

export interface QuietBoundaryProps {
  readonly children?: ReactNode;
  onError(error: unknown): void;
}

/** Shows nothing in place of something small that failed, such as an icon. */
export class QuietBoundary extends Component<QuietBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
