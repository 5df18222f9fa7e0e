import { useT } from '@mortise/plugin-api/client';
import { Flex, Input, InputNumber, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { embeddable } from '../../../contract';
import type { BlockSettingsProps } from '../block-properties';
import { LEAST_HEIGHT, MOST_HEIGHT, readEmbed } from './read-embed';

export default function EmbedSettings({ settings, onChange }: BlockSettingsProps): ReactNode {
  const t = useT();
  const id = useId();
  const { url, height } = readEmbed(settings);
  const isWrong = url !== '' && embeddable(url, location.origin) === undefined;
  return (
    <Flex vertical gap="small">
      <Flex vertical>
        <label htmlFor={`${id}-url`}>{t('embed.address')}</label>
        <Input
          id={`${id}-url`}
          type="url"
          value={url}
          maxLength={2_000}
          autoComplete="off"
          placeholder="https://"
          aria-invalid={isWrong}
          aria-describedby={`${id}-hint`}
          {...(isWrong ? { status: 'error' } : {})}
          onChange={({ target }) => onChange({ ...settings, url: target.value })}
        />
        <Typography.Text type={isWrong ? 'danger' : 'secondary'} id={`${id}-hint`}>
          {t(isWrong ? 'embed.wrong' : 'embed.addressHint')}
        </Typography.Text>
      </Flex>
      <Flex vertical>
        <label htmlFor={`${id}-height`}>{t('embed.height')}</label>
        <InputNumber
          id={`${id}-height`}
          value={height}
          min={LEAST_HEIGHT}
          max={MOST_HEIGHT}
          precision={0}
          style={{ width: '100%' }}
          onChange={(next) => onChange({ ...settings, height: next })}
        />
      </Flex>
    </Flex>
  );
}
