import { MAIN_SOURCE, useEnabledSources, useT } from '@mortise/plugin-api/client';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';

/** Which database is asked; nothing where there is only one. `stored` is offered also while it cannot be reached. */
export function SourceField({ stored }: { readonly stored: string | undefined }): ReactNode {
  const t = useT();
  const known = useEnabledSources().map(({ key, displayName }) => ({
    value: key,
    label: key === MAIN_SOURCE ? t('form.mainSource') : displayName,
  }));
  const isKnown = stored === undefined || known.some(({ value }) => value === stored);
  const options = isKnown ? known : [...known, { value: stored, label: stored === MAIN_SOURCE ? t('form.mainSource') : stored }];
  // Kept in the form also where nobody sees it.
  const hidden = known.length < 2 && (stored === undefined || stored === MAIN_SOURCE);
  return (
    <Form.Item name="dataSource" initialValue={MAIN_SOURCE} label={t('form.source')} extra={t('form.sourceHint')} hidden={hidden}>
      <Select options={options} style={{ maxWidth: 320 }} />
    </Form.Item>
  );
}
