import type { BlockViewer, CtxViewer, OpenedView, ViewContent } from '../../ctx';
import type { OwnLibraries } from '../libraries/own-libraries';
import type { ReactRoots } from './react-roots';

interface ViewerParts {
  readonly libraries: OwnLibraries;
  readonly roots: ReactRoots;
}

/** `ctx.viewer`: antd's drawers and dialogs, each in a root of its own beside the block. */
export function ctxViewer(parts: ViewerParts): CtxViewer {
  const viewer: BlockViewer = {
    drawer: (view) => show(view, parts, 'Drawer'),
    dialog: (view) => show(view, parts, 'Modal'),
  };
  return { viewer };
}

function show({ title, content, width }: ViewContent, { libraries, roots }: ViewerParts, kind: 'Drawer' | 'Modal'): Promise<unknown> {
  const { React } = libraries.get('react');
  const { antd } = libraries.get('antd');
  const holder = document.createElement('div');
  document.body.append(holder);
  const gone = (): void => {
    roots.leave(holder);
    holder.remove();
  };
  return new Promise((resolve) => {
    const view: OpenedView = {
      close(result) {
        paint(false);
        resolve(result);
      },
    };
    const inside = typeof content === 'function' ? content(view) : content;
    const close = (): void => view.close();
    const paint = (open: boolean): void => {
      const common = { open, title, destroyOnHidden: true };
      const drawer = { ...common, onClose: close, afterOpenChange: (isOpen: boolean) => void (isOpen || gone()) };
      const dialog = { ...common, footer: null, onCancel: close, afterClose: gone };
      const element =
        kind === 'Drawer'
          ? React.createElement(antd.Drawer, width === undefined ? drawer : { ...drawer, size: width }, inside)
          : React.createElement(antd.Modal, width === undefined ? dialog : { ...dialog, width }, inside);
      roots.render(element, holder);
    };
    paint(true);
  });
}
