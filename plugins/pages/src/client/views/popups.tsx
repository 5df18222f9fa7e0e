import { useT } from '@mortise/plugin-api/client';
import { Loaded, useFocusReturn } from '@mortise/ui';
import { Drawer, Grid, Modal } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { usePublishedPage } from '../page/use-published-page';
import { PageView } from '../page/page-view';
import type { OpenView } from './open-view';
import type { Views } from './use-views';
import { ViewPlaceContext } from './view-place';

/** In pixels, where the window is that wide. */
const WIDTHS = { small: 420, medium: 680, large: 1040 } as const;

/** The pages that lie over a page, each in a drawer or a dialog. */
export function Popups({ views }: { readonly views: Views }): ReactNode {
  return views.stack.map((view, at) => <Popup key={`${at} ${view.page}`} view={view} views={views} depth={at + 1} />);
}

interface PopupProps {
  readonly view: OpenView;
  readonly views: Views;
  readonly depth: number;
}

function Popup({ view, views, depth }: PopupProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  const page = usePublishedPage(view.page);
  const place = useMemo(() => ({ views, depth }), [views, depth]);
  useFocusReturn(true);
  const title = page.data?.title ?? t('page.title');
  const close = (): void => views.close(depth);
  const width = narrow ? '100%' : WIDTHS[view.size ?? 'medium'];
  const content = (
    <ViewPlaceContext value={place}>
      <Loaded query={page}>{(shown) => <PageView page={{ uid: view.page, revision: shown.revision }} content={shown.content} />}</Loaded>
    </ViewPlaceContext>
  );
  return view.mode === 'dialog' ? (
    <Modal open title={title} width={width} footer={null} onCancel={close}>
      {content}
    </Modal>
  ) : (
    <Drawer open title={title} size={width} onClose={close}>
      {content}
    </Drawer>
  );
}
