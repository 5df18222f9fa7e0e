import { FileUnknownOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import type { ReactNode } from 'react';

/** Stands where nothing is published. Authors, whose page may still be a draft, are led to its editor by `edit`. */
export function NoPage({ edit }: { readonly edit: ReactNode }): ReactNode {
  const t = useT();
  if (edit === null) return <EmptyState icon={<FileUnknownOutlined />} title={t('page.none')} hint={t('page.noneHint')} />;
  return <EmptyState icon={<FileUnknownOutlined />} title={t('page.unpublished')} hint={t('page.unpublishedHint')} action={edit} />;
}
