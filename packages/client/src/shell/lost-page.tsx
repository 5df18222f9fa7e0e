import { CompassOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Screen } from '@mortise/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

/** An address with nothing behind it: mistyped, or its plugin is switched off. */
export function LostPage(): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Screen title={t('lost.title')}>
      <EmptyState
        icon={<CompassOutlined />}
        title={t('lost.what')}
        hint={t('lost.hint')}
        action={
          <Button type="primary" onClick={() => void navigate('/')}>
            {t('lost.home')}
          </Button>
        }
      />
    </Screen>
  );
}
