import type { Look } from '@mortise/js-runtime/host';
import type { Api, Session, Translate } from '@mortise/plugin-api/client';
import type { App } from 'antd';
import type { NavigateFunction } from 'react-router';
import type { BlockFrameProps } from '../block-frame-props';

/** The page around a frame, as it is now. */
export interface PageNow {
  readonly props: BlockFrameProps;
  readonly look: Look;
  readonly session: Session;
  readonly navigate: NavigateFunction;
  readonly t: Translate;
  readonly feedback: ReturnType<typeof App.useApp>;
}

export interface OperationParts {
  readonly api: Api;
  readonly now: () => PageNow;
  /** Changes the viewer has allowed until they leave the page. */
  readonly allowed: Set<string>;
  /** Asks anew for what is shown of a collection of a data source. */
  refreshRecords(collection: string, dataSource: string): void;
}
