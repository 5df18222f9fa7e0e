import { UserOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Screen } from '@mortise/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSessionActions } from '../session/session-actions';

/** For somebody who may sign in and nothing else: whoever made the account has to give it a role. */
export function NoRolePage(): ReactNode {
  const t = useT();
  const { signOut } = useSessionActions();
  return (
    <Screen title={t('noRole.title')}>
      <EmptyState
        icon={<UserOutlined />}
        title={t('noRole.what')}
        hint={t('noRole.hint')}
        action={
          <Button type="primary" onClick={() => void signOut()}>
            {t('user.signOut')}
          </Button>
        }
      />
    </Screen>
  );
}
