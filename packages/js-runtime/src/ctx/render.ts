import type * as AntdIcons from '@ant-design/icons';
import type * as Antd from 'antd';
import type Dayjs from 'dayjs';
import type * as React from 'react';
import type * as ReactDom from 'react-dom';
import type * as ReactDomClient from 'react-dom/client';

/** Libraries of the runtime; each is loaded for code that mentions it. */
export interface BlockLibraries {
  readonly React: typeof React;
  readonly ReactDOM: typeof ReactDom & typeof ReactDomClient;
  readonly antd: typeof Antd;
  readonly antdIcons: typeof AntdIcons;
  readonly dayjs: typeof Dayjs;
}

/** Painting. The block has a document of its own; nothing else of the page is in it. */
export interface CtxRender {
  /**
   * Paints an element of React, a node, or HTML (without scripts and what else could do harm) into the block, or into `container`.
   * @example
   * ctx.render(<ctx.antd.Tag color="green">Done</ctx.antd.Tag>);
   * @example
   * ctx.render('<h2>Tasks</h2>');
   */
  render(content: unknown, container?: Element): ReactDomClient.Root | null;
  /**
   * The element of the block. HTML put into it loses what could do harm.
   * @example
   * ctx.element.innerHTML = '<p id="total">42</p>';
   * console.log(ctx.element.querySelector('#total').textContent); // "42"
   */
  readonly element: HTMLElement;
  /**
   * React 19. JSX needs no import.
   * @example
   * const { useState } = ctx.React;
   * function Counter() {
   *   const [count, setCount] = useState(0);
   *   return <button onClick={() => setCount(count + 1)}>{count} times</button>;
   * }
   * ctx.render(<Counter />);
   */
  readonly React: typeof React;
  /**
   * React DOM 19, with `createRoot`.
   * @example
   * const root = ctx.ReactDOM.createRoot(ctx.element);
   * root.render(<b>Hello</b>);
   */
  readonly ReactDOM: typeof ReactDom & typeof ReactDomClient;
  /**
   * antd 6, in the colours and the language of the page.
   * @example
   * const { Button } = ctx.antd;
   * ctx.render(<Button type="primary">Finish</Button>);
   */
  readonly antd: typeof Antd;
  /**
   * Day.js, in the language of the page.
   * @example
   * console.log(ctx.dayjs('2026-01-31').add(1, 'month').format('YYYY-MM-DD')); // "2026-02-28"
   */
  readonly dayjs: typeof Dayjs;
  /**
   * React, ReactDOM, antd, antdIcons and dayjs.
   * @example
   * const { CheckOutlined } = ctx.libs.antdIcons;
   * ctx.render(<CheckOutlined />);
   */
  readonly libs: BlockLibraries;
  /**
   * Colours and sizes of the page, by antd's names.
   * @example
   * ctx.element.style.color = ctx.themeToken.colorPrimary;
   */
  readonly themeToken: Readonly<Record<string, string & number>>;
  /**
   * Whether the page is dark.
   * @example
   * console.log(ctx.isDarkTheme); // false
   */
  readonly isDarkTheme: boolean;
}
