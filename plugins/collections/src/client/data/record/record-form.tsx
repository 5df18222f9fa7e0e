import { type ApiFault, isApiError, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Button, Flex, Form, type FormInstance, theme } from 'antd';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { type DataField, type DataRecord, titleOfField } from '../model/data-collection';
import { kindOf } from '../model/field-kind';
import type { DraftFault } from '../values/draft';
import { FieldInput } from '../values/field-input';
import { localZone } from '../values/moments';
import { type Drafts, isChanged, placeFaults } from './record-values';
import { useRelated } from './use-related';

/** Resolves to what is wrong with the values, by field, or to nothing when they are saved; throws ApiError. */
export type SubmitDrafts = (drafts: Drafts) => Promise<Readonly<Record<string, DraftFault>> | undefined>;

export interface RecordFormProps {
  readonly form: FormInstance<Drafts>;
  readonly fields: readonly DataField[];
  readonly before: Drafts;
  /** The record being changed; its related records have names. */
  readonly record?: DataRecord;
  readonly submitText: string;
  /** What it means when the record is not found, where that can have another reason than that it is gone. */
  readonly missing?: string | undefined;
  isRequired(field: DataField): boolean;
  onDirty(dirty: boolean): void;
  readonly onSubmit: SubmitDrafts;
  onCancel(): void;
}

/** The fields of a record with their inputs. What was typed stays until it is saved. */
export function RecordForm(props: RecordFormProps): ReactNode {
  const { form, fields, before, record, submitText, missing, isRequired, onDirty, onCancel } = props;
  const t = useT();
  const { busy, error, rest, submit } = useSubmit(props);
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
        {error === undefined ? null : <Failure error={error} missing={missing} />}
        {rest.map(({ code, message }) => (
          <Alert key={`${code} ${message}`} type="error" showIcon title={message} />
        ))}
        <Flex gap="small" justify="flex-end" style={useStickyBar()}>
          <Button onClick={onCancel}>{t('data.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
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

function Failure({ error, missing }: { readonly error: unknown } & Pick<RecordFormProps, 'missing'>): ReactNode {
  const isMissing = missing !== undefined && isApiError(error) && error.code === 'RECORD_NOT_FOUND';
  return isMissing ? <Alert type="error" showIcon title={missing} /> : <FailureNotice error={error} />;
}

interface FormFieldProps {
  readonly field: DataField;
  readonly record: DataRecord | undefined;
  readonly required: boolean;
}

function FormField({ field, record, required }: FormFieldProps): ReactNode {
  const t = useT();
  const related = useRelated(field, record);
  const zone = kindOf(field) === 'datetime' ? t('data.record.zone', { zone: localZone() }) : undefined;
  const kept = kindOf(field) === 'password' && record !== undefined ? t('data.record.keepPassword') : undefined;
  const extra = [field.description, zone, kept].filter((text) => typeof text === 'string' && text !== '').join(' ');
  return (
    <Form.Item name={field.name} label={titleOfField(field)} required={required} {...(extra === '' ? {} : { extra })}>
      <FieldInput field={field} related={related} />
    </Form.Item>
  );
}

interface SubmitState {
  readonly busy: boolean;
  /** What no field can tell. */
  readonly error?: unknown;
  readonly rest: readonly ApiFault[];
}

function useSubmit({ form, fields, onSubmit }: RecordFormProps): SubmitState & { submit(): Promise<void> } {
  const t = useT();
  const [state, setState] = useState<SubmitState>({ busy: false, rest: [] });
  const show = (faults: ReadonlyMap<string, readonly string[]>): void => {
    form.setFields([...faults].map(([name, errors]) => ({ name, errors: [...errors] })));
    const first = fields.find(({ name }) => faults.has(name));
    if (first !== undefined) form.focusField(first.name);
  };
  const submit = async (): Promise<void> => {
    setState({ busy: true, rest: [] });
    try {
      const faults = Object.entries((await onSubmit(form.getFieldsValue())) ?? {});
      show(new Map(faults.map(([name, fault]) => [name, [t(`data.faults.${fault}`)]])));
      setState({ busy: false, rest: [] });
    } catch (error) {
      const { placed, rest } = placeFaults(fields, isApiError(error) ? error.faults : []);
      show(placed);
      setState(placed.size === 0 ? { busy: false, rest: [], error } : { busy: false, rest });
    }
  };
  return { ...state, submit };
}
