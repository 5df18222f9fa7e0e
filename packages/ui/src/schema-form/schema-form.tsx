import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Form } from 'antd';
import type { ReactNode } from 'react';
import { FailureNotice } from '../failure-notice';
import { useUiText } from '../ui-texts';
import { SchemaFields } from './schema-fields';
import { SCHEMA_FORM, useSchemaForm } from './use-schema-form';

export interface SchemaFormProps {
  /** JSON Schema of an object; texts may be given per language. */
  readonly schema: JsonObject;
  /** What is stored now. A change made elsewhere is shown unless something was typed. */
  readonly values: JsonObject;
  /** A rejection is shown, at its field where it names one, and nothing typed is lost. */
  onSubmit(values: JsonObject): Promise<void>;
  /** Told whether something is typed that is not saved. */
  onTouched?(touched: boolean): void;
}

/** A form made from a JSON Schema, which checks what the schema checks. */
export function SchemaForm(props: SchemaFormProps): ReactNode {
  const t = useUiText();
  const { form, fields, initialValues, busy, error, submit } = useSchemaForm(props);
  return (
    <Form
      form={form}
      layout="vertical"
      noValidate
      initialValues={initialValues}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={() => props.onTouched?.(true)}
      onFinish={(entered) => void submit(entered)}
    >
      <SchemaFields fields={fields} name={SCHEMA_FORM} />
      <Flex vertical gap="middle">
        {error === undefined ? null : <FailureNotice error={error} />}
        <div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('form.save')}
          </Button>
        </div>
      </Flex>
    </Form>
  );
}
