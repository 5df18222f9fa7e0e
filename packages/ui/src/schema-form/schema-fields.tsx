import { Flex, Form, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import { useUiText } from '../ui-texts';
import { checkEntry, mustBeFilled } from './check-entry';
import { hintOf } from './field-hint';
import { SchemaControl } from './schema-control';
import type { SchemaField } from './schema-field';

/** Milliseconds without a key being pressed. */
const PAUSE = 600;

export interface SchemaFieldsProps {
  /** Made by `describeSchema`. */
  readonly fields: readonly SchemaField[];
  /** Where the entries are kept in the form's values. */
  readonly name: string;
}

/** The fields of a JSON Schema as items of the form around them. */
export function SchemaFields({ fields, name }: SchemaFieldsProps): ReactNode {
  return fields.map((field) =>
    field.control.kind === 'group' ? (
      <SchemaGroup key={field.path.join('.')} field={field} fields={field.control.fields} name={name} />
    ) : (
      <SchemaItem key={field.path.join('.')} field={field} name={name} />
    ),
  );
}

interface SchemaGroupProps extends SchemaFieldsProps {
  readonly field: SchemaField;
}

function SchemaGroup({ field, fields, name }: SchemaGroupProps): ReactNode {
  const id = useId();
  const { token } = theme.useToken();
  const line = { display: 'block', paddingBlockEnd: 4, marginBlockEnd: 12, borderBlockEnd: `1px solid ${token.colorSplit}` };
  return (
    <div role="group" aria-labelledby={id}>
      <Typography.Text strong id={id} style={line}>
        {field.label}
      </Typography.Text>
      <Flex vertical>
        {field.help === undefined ? null : (
          <Typography.Paragraph type="secondary" style={{ marginBlockEnd: 12 }}>
            {field.help}
          </Typography.Paragraph>
        )}
        <SchemaFields fields={fields} name={name} />
      </Flex>
    </div>
  );
}

function SchemaItem({ field, name }: { readonly field: SchemaField; readonly name: string }): ReactNode {
  const t = useUiText();
  const validator = (_rule: unknown, entry: unknown): Promise<void> => {
    const fault = checkEntry(field, entry);
    return fault === undefined ? Promise.resolve() : Promise.reject(new Error(t(`schema.${fault.key}`, fault.params)));
  };
  return (
    <Form.Item
      name={[name, ...field.path]}
      label={field.label}
      extra={hintOf(field, t)}
      required={mustBeFilled(field)}
      // Telling people of a mistake while they still type is a nuisance.
      validateDebounce={PAUSE}
      rules={[{ validator }]}
    >
      <SchemaControl field={field} />
    </Form.Item>
  );
}
