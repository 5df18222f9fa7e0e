import type { LoadComponent } from '@mortise/plugin-api/client';
import { type ComponentType, type ReactNode, createElement, lazy, useReducer } from 'react';
import { PluginBoundary } from './plugin-boundary';

interface Part {
  /** Another one after another attempt, so that nothing of the failed one stays. */
  readonly key: number;
  readonly component: unknown;
}

const parts = new WeakMap<object, Part>();
let attempts = 0;

/** One component for each loader, so that a page keeps its state when the shell is drawn again. */
function partOf(load: () => Promise<{ readonly default: unknown }>): Part {
  const part = parts.get(load) ?? { key: attempts++, component: lazy(load as LoadComponent) };
  parts.set(load, part);
  return part;
}

export interface LoadedPartProps<Props extends object> {
  readonly owner: string;
  readonly load: LoadComponent<Props>;
  readonly properties: Props;
  /** A whole page, with its heading. */
  readonly isPage?: boolean;
  /** Stands in a line with others, such as a button. */
  readonly isSmall?: boolean;
}

/** Shows a part of a plugin; its code is loaded now. */
export function LoadedPart<Props extends object>(props: LoadedPartProps<Props>): ReactNode {
  const { owner, load, properties, isPage = false, isSmall = false } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { key, component } = partOf(load);
  const retry = (): void => {
    parts.delete(load);
    redraw();
  };
  return (
    <PluginBoundary key={key} owner={owner} isPage={isPage} isSmall={isSmall} onRetry={retry}>
      {createElement(component as ComponentType<Props>, properties)}
    </PluginBoundary>
  );
}
