import { useLanguage } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { describeSchema } from './describe-schema';
import { type Entries, controlAt, fromEntries, toEntries } from './form-values';
import type { SchemaField } from './schema-field';
import { forgetTouches, showFaults } from './show-faults';

/** Where the entries are kept in the form. */
export const SCHEMA_FORM = 'settings';

export interface SchemaFormValues {
  readonly [SCHEMA_FORM]: Entries;
}

export interface SchemaFormOptions {
  readonly schema: JsonObject;
  readonly values: JsonObject;
  onSubmit(values: JsonObject): Promise<void>;
  onTouched?(touched: boolean): void;
}

export interface SchemaFormState {
  readonly form: FormInstance<SchemaFormValues>;
  readonly fields: readonly SchemaField[];
  readonly initialValues: SchemaFormValues;
  readonly busy: boolean;
  /** A refusal that no field shows. */
  readonly error: unknown;
  submit(entered: SchemaFormValues): Promise<void>;
}

/** The form of a JSON Schema: its fields, what they hold, and what becomes of it. */
export function useSchemaForm({ schema, values, onSubmit, onTouched }: SchemaFormOptions): SchemaFormState {
  const language = useLanguage();
  const [form] = Form.useForm<SchemaFormValues>();
  const fields = useMemo(() => describeSchema(schema, language), [schema, language]);
  const initialValues = useMemo(() => ({ [SCHEMA_FORM]: toEntries(fields, values) }), [fields, values]);
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  useEffect(() => {
    // The form's own type of values knows no text in place of an object.
    if (form.isFieldsTouched()) return;
    form.setFieldsValue(initialValues as never);
    forgetTouches(form);
  }, [form, initialValues]);
  const submit = async (entered: SchemaFormValues): Promise<void> => {
    setState({ busy: true });
    try {
      await onSubmit(fromEntries(fields, entered[SCHEMA_FORM], values));
      forgetTouches(form);
      onTouched?.(false);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error: showFaults(form, error, (path) => itemName(fields, path)) ? undefined : error });
    }
  };
  return { form, fields, initialValues, busy: state.busy, error: state.error, submit };
}

function itemName(fields: readonly SchemaField[], path: string): readonly string[] | undefined {
  const names = controlAt(fields, path);
  return names === undefined ? undefined : [SCHEMA_FORM, ...names];
}
