import type { ReactNode } from 'react';

/** What the content of a view gets. */
export interface OpenedView {
  /** Closes it; what `ctx.viewer` has returned resolves to `result`. */
  close(result?: unknown): void;
}

export interface ViewContent {
  readonly title?: ReactNode;
  readonly content: ReactNode | ((view: OpenedView) => ReactNode);
  /** Pixels. */
  readonly width?: number;
}

/** Drawers and dialogs of the block's own. They cover the page as soon as the viewer has pressed something in the block. */
export interface BlockViewer {
  drawer(view: ViewContent): Promise<unknown>;
  dialog(view: ViewContent): Promise<unknown>;
}

/** Showing more than has room in the block. */
export interface CtxViewer {
  /**
   * Opens a drawer or a dialog; resolves when it is closed, to what it was closed with, or undefined.
   * @example
   * const { Button } = ctx.antd;
   * const choose = (view) => <Button onClick={() => view.close('yes')}>Yes</Button>;
   * const open = async () => console.log(await ctx.viewer.drawer({ title: 'Sure?', content: choose }));
   * ctx.render(<Button onClick={open}>Open</Button>);
   */
  readonly viewer: BlockViewer;
}
