import { DeleteOutlined, ReloadOutlined, SafetyOutlined } from '@ant-design/icons';
import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, useUrlState } from '@mortise/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Flex, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import { RefusalsTable } from './refusals-table';
import { type Refusals, useRefusals } from './use-refusals';

/** Calls that were refused, latest first. */
export function RefusalsTab(): ReactNode {
  const t = useT();
  const [page = '1', setPage] = useUrlState('page');
  const refusals = useRefusals(/^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1);
  return (
    <Flex vertical gap="middle">
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <Typography.Text style={{ flex: '1 1 20rem' }}>{t('refusals.hint')}</Typography.Text>
        <LogButtons refusals={refusals} onCleared={() => setPage(undefined)} />
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

interface LogButtonsProps {
  readonly refusals: UseQueryResult<Refusals>;
  onCleared(): void;
}

function LogButtons({ refusals, onCleared }: LogButtonsProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const [dialog, holder] = Modal.useModal();
  const clear = async (): Promise<void> => {
    const texts = { title: t('refusals.clearTitle'), content: t('refusals.clearLoss') };
    if (!(await dialog.confirm({ ...texts, okText: t('refusals.clear'), cancelText: t('refusals.keep') }))) return;
    try {
      await api.post('ipRefusals:clear');
      onCleared();
      await refusals.refetch();
      feedback.success(t('refusals.cleared'));
    } catch (error) {
      feedback.failure(error);
    }
  };
  const none = (refusals.data?.data.length ?? 0) === 0;
  return (
    <Flex gap="small" wrap>
      {holder}
      <Button icon={<ReloadOutlined />} onClick={() => void refusals.refetch()}>
        {t('refusals.refresh')}
      </Button>
      <Button danger icon={<DeleteOutlined />} disabled={none} onClick={() => void clear()}>
        {t('refusals.clear')}
      </Button>
    </Flex>
  );
}
