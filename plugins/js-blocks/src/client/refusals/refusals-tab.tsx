import { ReloadOutlined, SafetyOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, useUrlState } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { RefusalsTable } from './refusals-table';
import { useRefusals } from './use-refusals';

/** Calls of blocks that were refused, latest first. */
export function RefusalsTab(): ReactNode {
  const t = useT();
  const [page = '1', setPage] = useUrlState('page');
  const refusals = useRefusals(/^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1);
  return (
    <Flex vertical gap="middle">
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <Typography.Text style={{ flex: '1 1 20rem' }}>{t('refusals.hint')}</Typography.Text>
        <Button icon={<ReloadOutlined />} onClick={() => void refusals.refetch()}>
          {t('refusals.refresh')}
        </Button>
      </Flex>
      <Loaded query={refusals}>
        {(found) =>
          found.data.length === 0 && found.meta.page === 1 ? (
            <EmptyState icon={<SafetyOutlined />} title={t('refusals.empty')} hint={t('refusals.emptyHint')} />
          ) : (
            <RefusalsTable
              found={found}
              busy={refusals.isPlaceholderData}
              onPage={(next) => setPage(next === 1 ? undefined : String(next))}
            />
          )
        }
      </Loaded>
    </Flex>
  );
}
