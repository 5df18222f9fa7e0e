import { useT } from '@mortise/plugin-api/client';
import { Flex, Input, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import type { BlockSettingsProps } from '../block-properties';
import { textOf } from './markdown-block';

export default function MarkdownSettings({ settings, onChange }: BlockSettingsProps): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <Flex vertical gap="small">
      <label htmlFor={id}>{t('kinds.markdownText')}</label>
      <Input.TextArea
        id={id}
        value={textOf(settings['text'])}
        autoSize={{ minRows: 8, maxRows: 24 }}
        placeholder={t('kinds.markdownPlaceholder')}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange({ ...settings, text: target.value })}
      />
      <Typography.Text type="secondary" id={`${id}-hint`}>
        {t('kinds.markdownVariables', { user: '{{user.nickname}}', record: '{{record.title}}', now: '{{now}}' })}
      </Typography.Text>
    </Flex>
  );
}
