import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Flex, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { textOf } from './markdown-block';

export interface BlockSettingsProps {
  readonly settings: JsonObject;
  onChange(settings: JsonObject): void;
}

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
        onChange={({ target }) => onChange({ ...settings, text: target.value })}
      />
    </Flex>
  );
}
