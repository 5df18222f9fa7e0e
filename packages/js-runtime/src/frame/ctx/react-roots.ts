import type * as ReactTypes from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { Container, Root } from 'react-dom/client';
import type { CtxParts } from './ctx-parts';

type RootParts = Pick<CtxParts, 'state' | 'report' | 'libraries'>;
type Wall = ComponentType<{ readonly children?: ReactNode }>;

interface OpenRoot {
  readonly root: Root;
  content: unknown;
}

/** React's roots in this frame, one for each container. What they show follows the page's theme and language. */
export class ReactRoots {
  readonly #parts: RootParts;
  readonly #open = new Map<Container, OpenRoot>();
  #wall: Wall | undefined;

  constructor(parts: RootParts) {
    this.#parts = parts;
    const paintAll = (): void => {
      for (const open of this.#open.values()) this.#paint(open);
    };
    parts.state.on('theme', paintAll);
    parts.state.on('locale', paintAll);
  }

  readonly createRoot = (container: Container): Root => {
    // A stand-in for the element, such as `ctx.element`, is no container for React.
    const bare = (container as { readonly __el?: Container }).__el ?? container;
    const open = this.#rootOf(bare);
    return {
      render: (content) => this.render(content, bare),
      unmount: () => {
        open.root.unmount();
        this.#open.delete(bare);
      },
    };
  };

  render(content: unknown, container: Container): Root {
    const open = this.#rootOf(container);
    open.content = content;
    this.#paint(open);
    return open.root;
  }

  /** The container is for something else now. */
  leave(container: Container): void {
    this.#open.get(container)?.root.unmount();
    this.#open.delete(container);
  }

  #rootOf(container: Container): OpenRoot {
    const known = this.#open.get(container);
    if (known !== undefined) return known;
    const { ReactDOM } = this.#parts.libraries.get('react');
    const report = (error: unknown): void => this.#parts.report.fault(error);
    const open: OpenRoot = { root: ReactDOM.createRoot(container, { onCaughtError: report, onUncaughtError: report }), content: null };
    this.#open.set(container, open);
    return open;
  }

  #paint({ root, content }: OpenRoot): void {
    const { React } = this.#parts.libraries.get('react');
    this.#wall ??= makeWall(React);
    root.render(this.#dressed(React.createElement(this.#wall, null, content as ReactNode)));
  }

  #dressed(content: ReactNode): ReactNode {
    const { libraries, state } = this.#parts;
    const { React } = libraries.get('react');
    const library = libraries.find('antd');
    if (library === undefined) return content;
    const { antd, locales } = library;
    const { dark, language, token, components } = state.look;
    const algorithm = dark ? antd.theme.darkAlgorithm : antd.theme.defaultAlgorithm;
    const theme = { token, components, algorithm } as Parameters<typeof antd.ConfigProvider>[0]['theme'];
    // Without any, antd would build what is painted anew as soon as one comes, and its state would be lost.
    const locale = locales[language] ?? locales['en'];
    const properties = { theme, button: { autoInsertSpace: false }, locale } as Parameters<typeof antd.ConfigProvider>[0];
    return React.createElement(antd.ConfigProvider, properties, content);
  }
}

/** Keeps what was painted around it when a part breaks; the page says what happened. */
function makeWall(React: typeof ReactTypes): Wall {
  return class extends React.Component<{ readonly children?: ReactNode }, { readonly broken: ReactNode | undefined }> {
    static getDerivedStateFromError(): { readonly broken: true } {
      return { broken: true };
    }

    override state = { broken: undefined as ReactNode | undefined };

    override componentDidUpdate(before: { readonly children?: ReactNode }): void {
      if (this.state.broken !== undefined && before.children !== this.props.children) this.setState({ broken: undefined });
    }

    override render(): ReactNode {
      return this.state.broken === undefined ? this.props.children : null;
    }
  };
}
