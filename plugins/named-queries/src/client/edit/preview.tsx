import { PlayCircleOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Button, Flex, Form, type FormInstance, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Parameter } from '../../contract/query-parts';
import { type ParameterTexts, readValues } from '../parameter-values';
import { ParameterInputs } from '../run/parameter-inputs';
import { ResultTable } from '../run/result-table';
import { useQueryRun } from '../run/use-query-run';
import { type QueryForm, definitionOf, parametersOf } from './query-form';
import { showFault } from './show-fault';

export interface PreviewProps {
  readonly form: FormInstance<QueryForm>;
  /** Parameters of the saved query. */
  readonly stored: readonly Parameter[];
}

/** Runs what the form holds, saved or not, and shows a page of what comes of it. */
export function Preview({ form, stored }: PreviewProps): ReactNode {
  const t = useT();
  const [texts, setTexts] = useState<ParameterTexts>({});
  const parameters = parametersOf({ parameters: Form.useWatch('parameters', form) ?? [] }).filter(({ name }) => name !== '');
  const { state, run } = useQueryRun('namedQueries:preview');
  const start = async (page: number): Promise<void> => {
    if (!(await isFilledIn(form))) return;
    const values = form.getFieldsValue(true) as QueryForm;
    const body = { ...definitionOf(values, stored), page, params: readValues(parametersOf(values), texts) };
    const error = await run({ values: body });
    if (error !== undefined) showFault(form, error, values);
  };
  return (
    <section aria-label={t('preview.title')}>
      <Flex vertical gap="middle" style={{ marginBottom: 24 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {t('preview.title')}
        </Typography.Title>
        <ParameterInputs parameters={parameters} texts={texts} onChange={setTexts} onEnter={() => void start(1)} error={state.error} />
        <div>
          <Button icon={<PlayCircleOutlined />} loading={state.busy} onClick={() => void start(1)}>
            {t('preview.run')}
          </Button>
        </div>
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        {state.found === undefined ? null : (
          <ResultTable label={t('preview.rows')} found={state.found} busy={state.busy} onPage={(page) => void start(page)} />
        )}
      </Flex>
    </section>
  );
}

/** What the preview needs; a name and roles are not among it. */
async function isFilledIn(form: FormInstance<QueryForm>): Promise<boolean> {
  const kind = form.getFieldValue('kind') as QueryForm['kind'];
  return await form
    .validateFields(kind === 'sql' ? ['sql'] : ['resource', 'words'])
    .then(() => true)
    .catch(() => false);
}
