import { ApiOutlined } from '@ant-design/icons';
import { useApi, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Button, Flex, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { type SourceForm, connectionValues } from './source-form';

export interface TestConnectionProps {
  readonly form: FormInstance<SourceForm>;
  /** Of a source that is there already: its password is used where none is given. */
  readonly sourceKey: string | undefined;
}

type Outcome = { readonly version: string } | { readonly error: unknown };

/** Tries what is filled in, and says plainly what came of it. */
export function TestConnection({ form, sourceKey }: TestConnectionProps): ReactNode {
  const t = useT();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly is: Outcome }>();
  const now = JSON.stringify(connectionValues(Form.useWatch((values: SourceForm) => values, form) ?? {}));
  const test = async (): Promise<void> => {
    const values = connectionValues(form.getFieldsValue(true) as SourceForm);
    setBusy(true);
    const is = await api
      .post<{ readonly version: string }>('dataSources:testConnection', {
        values: { ...values, ...(sourceKey === undefined ? {} : { key: sourceKey }) },
      })
      .then(({ data }): Outcome => data)
      .catch((error: unknown): Outcome => ({ error }));
    setOutcome({ of: JSON.stringify(values), is });
    setBusy(false);
  };
  // What was tried is told until something else is filled in.
  const shown = outcome?.of === now ? outcome.is : undefined;
  return (
    <Flex vertical gap="small" style={{ marginBottom: 24 }} aria-live="polite">
      <div>
        <Button icon={<ApiOutlined />} loading={busy} onClick={() => void test()}>
          {t('form.test')}
        </Button>
      </div>
      {shown === undefined ? null : 'version' in shown ? (
        <Alert type="success" showIcon title={t('form.testGood', { version: shown.version })} />
      ) : (
        <FailureNotice error={shown.error} />
      )}
    </Flex>
  );
}
