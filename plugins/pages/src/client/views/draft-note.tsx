import { EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { pagePath } from '../model/names';

/** Says above a page over another one that this is its draft, and leads to where that is changed. */
export function DraftNote({ page }: { readonly page: string }): ReactNode {
  const t = useT();
  return (
    <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBlockEnd: 16 }}>
      <Tag color="warning">{t('views.draft')}</Tag>
      <Link to={pagePath(page, { edit: true })}>
        <EditOutlined aria-hidden /> {t('views.edit')}
      </Link>
    </Flex>
  );
}
