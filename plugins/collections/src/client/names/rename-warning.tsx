import { useT } from '@mortise/plugin-api/client';
import { Alert, Form } from 'antd';
import type { ReactNode } from 'react';

/** Says what becomes of a name that is being changed in the form around it. */
export function RenameWarning({ known }: { readonly known: string }): ReactNode {
  const t = useT();
  const name = Form.useWatch<string | undefined>('name');
  if (name === undefined || name === '' || name === known) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t('collections.name.renaming', { from: known, to: name })}
      description={t('collections.name.renamingFollows')}
      style={{ marginBottom: 16 }}
    />
  );
}
