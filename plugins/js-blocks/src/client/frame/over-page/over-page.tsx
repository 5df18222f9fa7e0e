import { useT } from '@mortise/plugin-api/client';
import { Button, Tag, theme } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import './over-page.css';

export interface OverPageProps {
  readonly isOver: boolean;
  /** Of the block. */
  readonly title: string;
  /** Pixels the block keeps on the page meanwhile. */
  readonly height: number;
  onLeave(): void;
  readonly children: ReactNode;
}

/**
 * Lifts a frame over the page and puts it back; it is never moved in the document, which would load it anew. A bar no frame can cover says
 * whose it is, since it could paint whatever it likes.
 */
export function OverPage({ isOver, title, height, onLeave, children }: OverPageProps): ReactNode {
  const t = useT();
  // In the frame the key is the frame's own, in dialogs above it theirs.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // A popup the block stands in would close as well.
    event.stopPropagation();
    onLeave();
  };
  const over = { role: 'dialog', 'aria-modal': true, 'aria-label': t('frame.over.title', { title }), tabIndex: -1, onKeyDown };
  return (
    <div style={isOver ? { minHeight: height } : undefined}>
      <div className={isOver ? 'js-frame-over' : undefined} {...(isOver ? over : {})}>
        {isOver ? <Bar title={title} onLeave={onLeave} /> : null}
        <div className="js-frame-holder">{children}</div>
      </div>
    </div>
  );
}

function Bar({ title, onLeave }: Pick<OverPageProps, 'title' | 'onLeave'>): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <div className="js-frame-bar" style={{ color: token.colorText, background: token.colorBgElevated }}>
      <span>
        <Tag>{title}</Tag>
        {t('frame.over.hint')}
      </span>
      <Button onClick={onLeave}>{t('frame.over.close')}</Button>
    </div>
  );
}
