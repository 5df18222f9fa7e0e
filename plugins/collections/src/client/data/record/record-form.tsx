import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { DataRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { FormField } from './form-field';
import { type Drafts, isChanged } from './record-values';
import { SubmitFaults, type SubmitFaultsProps } from './submit-faults';
import { type SubmitOptions, useSubmit } from './use-submit';

export interface RecordFormProps extends SubmitOptions, Pick<SubmitFaultsProps, 'missing'> {
  readonly before: Drafts;
  /** The record being changed; its related records have names. */
  readonly record?: DataRecord;
  readonly submitText: string;
  isRequired(field: DataField): boolean;
  onDirty(dirty: boolean): void;
  onCancel(): void;
}

/** The fields of a record with their inputs. What was typed stays until it is saved. */
export function RecordForm(props: RecordFormProps): ReactNode {
  const { form, fields, before, record, submitText, missing, isRequired, onDirty, onCancel } = props;
  const t = useT();
  const { submit, ...state } = useSubmit(props);
  return (
    <Form
      form={form}
      name="record"
      layout="vertical"
      requiredMark
      initialValues={before}
      onValuesChange={(_changed, now) => onDirty(isChanged(fields, before, now))}
      onFinish={() => void submit()}
    >
      {fields.map((field) => (
        <FormField key={field.name} field={field} record={record} required={isRequired(field)} />
      ))}
      <Flex vertical gap="middle">
        <SubmitFaults state={state} missing={missing} />
        <Flex gap="small" justify="flex-end" style={useStickyBar()}>
          <Button onClick={onCancel}>{t('data.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={state.busy}>
            {submitText}
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}

/** Stays at the lower edge of the drawer, whatever the length of the form. */
function useStickyBar(): CSSProperties {
  const { token } = theme.useToken();
  return { position: 'sticky', bottom: -token.paddingLG, zIndex: 1, paddingBlock: token.paddingSM, background: token.colorBgElevated };
}
