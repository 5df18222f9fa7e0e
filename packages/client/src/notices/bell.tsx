import { BellOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { MomentText, useFocusReturn } from '@mortise/ui';
import { Badge, Button, Flex, Popover, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Notice } from './notice-store';
import { useNotices } from './notices-provider';

/** What the viewer was told lately. */
export function Bell(): ReactNode {
  const t = useT();
  const { store, notices } = useNotices();
  const [open, setOpen] = useState(false);
  useFocusReturn(open);
  const unread = notices.filter(({ read, kind }) => !read && kind !== 'success').length;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('notices.title')}
      content={<NoticeList notices={notices} onClear={() => store.clear()} />}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) store.readAll();
      }}
    >
      <Button
        type="text"
        aria-label={unread === 0 ? t('notices.title') : t('notices.unread', { count: unread })}
        icon={
          <Badge count={unread} size="small">
            <BellOutlined />
          </Badge>
        }
      />
    </Popover>
  );
}

function NoticeList({ notices, onClear }: { readonly notices: readonly Notice[]; onClear(): void }): ReactNode {
  const t = useT();
  if (notices.length === 0) return <Typography.Text type="secondary">{t('notices.none')}</Typography.Text>;
  return (
    <Flex vertical gap="small" style={{ width: 320, maxWidth: '80vw' }}>
      <ul className="notice-list">
        {notices.map(({ id, kind, text, at }) => (
          <li key={id}>
            <Typography.Text {...(kind === 'failure' ? { type: 'danger' } : {})}>{text}</Typography.Text>
            <br />
            <Typography.Text type="secondary">
              <MomentText value={at} />
            </Typography.Text>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClear}>
        {t('notices.clear')}
      </Button>
    </Flex>
  );
}
