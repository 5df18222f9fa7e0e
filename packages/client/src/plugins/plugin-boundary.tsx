import { PluginScopeContext } from '@mortise/plugin-api/client';
import { Component, type ReactNode, Suspense } from 'react';
import { Broken } from './broken';
import { Waiting } from './waiting';

export interface PluginBoundaryProps {
  readonly owner: string;
  readonly children: ReactNode;
  readonly isPage: boolean;
  /** Stands in a line with others: while it is on its way nothing may push them apart. */
  readonly isSmall: boolean;
  /** Draws it anew, with another key. */
  onRetry(): void;
}

interface BoundaryState {
  readonly failure?: { readonly error: unknown };
}

/** What surrounds everything a plugin shows: its texts, and the walls that keep its failures inside. */
export class PluginBoundary extends Component<PluginBoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { owner, children, isPage, isSmall, onRetry } = this.props;
    const { failure } = this.state;
    if (failure !== undefined) return <Broken owner={owner} error={failure.error} isPage={isPage} onRetry={onRetry} />;
    return (
      <PluginScopeContext value={owner}>
        <Suspense fallback={isSmall ? null : <Waiting />}>{children}</Suspense>
      </PluginScopeContext>
    );
  }
}
