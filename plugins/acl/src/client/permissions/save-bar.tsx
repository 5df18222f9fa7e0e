import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import type { RoleDraft } from './use-draft';

/** Stays in sight while something is not saved. */
export function SaveBar({ draft }: { readonly draft: RoleDraft }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const { changes, saving } = draft;
  return (
    <div role="status" style={{ position: 'sticky', bottom: 0, zIndex: 10 }}>
      {changes === 0 ? null : (
        <Flex
          wrap
          gap="small"
          align="center"
          justify="space-between"
          style={{
            padding: '10px 16px',
            background: token.colorBgElevated,
            border: `1px solid ${token.colorBorder}`,
            borderRadius: token.borderRadiusLG,
            boxShadow: token.boxShadowSecondary,
          }}
        >
          <Typography.Text strong>{t('permissions.changes', { count: changes })}</Typography.Text>
          <Flex gap="small">
            <Button disabled={saving} onClick={draft.discard}>
              {t('permissions.discard')}
            </Button>
            <Button type="primary" loading={saving} onClick={() => void draft.save()}>
              {t('permissions.save')}
            </Button>
          </Flex>
        </Flex>
      )}
    </div>
  );
}
