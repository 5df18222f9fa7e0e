import { useT } from '@mortise/plugin-api/client';
import { Loaded, useFocusReturn } from '@mortise/ui';
import { Drawer, Grid, Modal } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { PageView } from '../page/page-view';
import { DraftNote } from './draft-note';
import type { OpenView } from './open-view';
import { type PopupStage, usePopupPage } from './use-popup-page';
import type { Views } from './use-views';
import { ViewPlaceContext } from './view-place';

/** In pixels, where the window is that wide. */
const WIDTHS = { small: 420, medium: 680, large: 1040 } as const;

export interface PopupsProps {
  readonly views: Views;
  readonly stage: PopupStage;
}

/** The pages that lie over a page, each in a drawer or a dialog. */
export function Popups({ views, stage }: PopupsProps): ReactNode {
  return views.stack.map((view, at) => <Popup key={`${at} ${view.page}`} view={view} views={views} stage={stage} depth={at + 1} />);
}

interface PopupProps extends PopupsProps {
  readonly view: OpenView;
  readonly depth: number;
}

function Popup({ view, views, stage, depth }: PopupProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  const page = usePopupPage(view.page, stage);
  const place = useMemo(() => ({ views, depth }), [views, depth]);
  useFocusReturn(true);
  const title = page.data?.title ?? t('page.title');
  const close = (): void => views.close(depth);
  const width = narrow ? '100%' : WIDTHS[view.size ?? 'medium'];
  const content = (
    <ViewPlaceContext value={place}>
      {stage.of === 'published' ? null : <DraftNote page={view.page} />}
      <Loaded query={page}>{({ uid, revision, content: shown }) => <PageView page={placeIn(uid, revision)} content={shown} />}</Loaded>
    </ViewPlaceContext>
  );
  return view.mode === 'dialog' ? (
    <Modal open title={title} width={width} footer={null} onCancel={close}>
      {content}
    </Modal>
  ) : (
    // At once, as a dialog does: of those an address names together, each must lie over the one before.
    <Drawer open forceRender title={title} size={width} onClose={close}>
      {content}
    </Drawer>
  );
}

function placeIn(uid: string, revision: number | undefined) {
  return revision === undefined ? { uid } : { uid, revision };
}
