import { MAIN_SOURCE, useEnabledSources, useT } from '@mortise/plugin-api/client';
import { useUrlPatch } from '@mortise/ui';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

/** Which data source the rights are about; nothing where there is only one. */
export function SourceChoice({ source }: { readonly source: string | undefined }): ReactNode {
  const t = useT();
  const id = useId();
  const patch = useUrlPatch({ push: true });
  const sources = useEnabledSources();
  if (sources.length < 2 && source === undefined) return null;
  const choose = (key: string): void => patch({ source: key === MAIN_SOURCE ? undefined : key, collection: undefined });
  return (
    <Flex vertical gap={4}>
      <Flex wrap gap="small" align="center">
        <label htmlFor={id}>{t('permissions.source')}</label>
        <Select
          id={id}
          value={source ?? MAIN_SOURCE}
          style={{ minWidth: 220 }}
          options={sources.map(({ key, displayName }) => ({
            value: key,
            label: key === MAIN_SOURCE ? t('permissions.mainSource') : displayName,
          }))}
          onChange={choose}
        />
      </Flex>
      {source === undefined ? null : <Typography.Text type="secondary">{t('permissions.sourceHint')}</Typography.Text>}
    </Flex>
  );
}
