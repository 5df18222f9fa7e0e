import { useT } from '@mortise/plugin-api/client';
import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { HeldRole } from './roles-query';

/** The roles of a user. Without one nobody can do anything, so that is said in words. */
export function RoleTags({ roles }: { readonly roles: readonly HeldRole[] | undefined }): ReactNode {
  const t = useT();
  if (roles === undefined) return null;
  if (roles.length === 0) return <Typography.Text type="warning">{t('users.noRoles')}</Typography.Text>;
  return (
    <Flex wrap gap={4} style={{ maxWidth: 240 }}>
      {roles.map(({ name, title }) => (
        <Tag key={name} style={{ marginInlineEnd: 0 }}>
          {title}
        </Tag>
      ))}
    </Flex>
  );
}
