import { CaretRightOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Grid, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import type { Saving } from './use-saving';

export interface EditorBarProps {
  readonly title: string;
  readonly saving: Saving;
  onRun(): void;
  onClose(): void;
}

/** Runs the code, and goes back to the page. */
export function EditorBar({ title, saving: { save, busy }, onRun, onClose }: EditorBarProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const isNarrow = Grid.useBreakpoint().md === false;
  return (
    <Flex
      wrap
      gap="small"
      align="center"
      justify="flex-end"
      role="toolbar"
      aria-label={t('editor.bar')}
      style={{ padding: '8px 16px', borderBlockEnd: `1px solid ${token.colorBorderSecondary}` }}
    >
      <div style={{ flex: '1 1 12rem', minWidth: 0 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {isNarrow ? null : <Typography.Text type="secondary">{t('editor.keys')}</Typography.Text>}
      </div>
      <Button icon={<CaretRightOutlined />} aria-keyshortcuts="Control+Enter" onClick={onRun}>
        {t('editor.run')}
      </Button>
      {save === undefined ? null : (
        <Button loading={busy} onClick={() => save()}>
          {t('editor.save')}
        </Button>
      )}
      <Button type="primary" onClick={onClose}>
        {t('editor.close')}
      </Button>
    </Flex>
  );
}
