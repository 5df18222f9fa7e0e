import { useT } from '@mortise/plugin-api/client';
import { Checkbox, Flex, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { FieldShape } from '../definitions';
import { FieldGroup } from './field-group';
import { rulesOfType } from './field-kinds';

const MAX_LENGTH = 65_535;
const MAX_PRECISION = 18;

/** Required, unique, index. */
export function ColumnRules({ type }: { readonly type: string }): ReactNode {
  const t = useT();
  const rules = rulesOfType(type);
  if (rules.length === 0) return null;
  return (
    <FieldGroup title={t('collections.field.rules')}>
      {rules.map((rule) => (
        <Form.Item key={rule} name={rule} valuePropName="checked" extra={t(`collections.field.${rule}Hint`)} style={{ marginBottom: 12 }}>
          <Checkbox>{t(`collections.field.${rule}`)}</Checkbox>
        </Form.Item>
      ))}
    </FieldGroup>
  );
}

export interface ColumnSizesProps {
  readonly type: string;
  /** The field as it is; undefined while it is made. */
  readonly field: FieldShape | undefined;
}

/** How long a text may be, how many digits a decimal has. */
export function ColumnSizes({ type, field }: ColumnSizesProps): ReactNode {
  const t = useT();
  if (type === 'string') {
    return (
      <Form.Item
        name="length"
        label={t('collections.field.length')}
        extra={field === undefined ? t('collections.field.lengthHint') : t('collections.field.lengthChecked')}
      >
        <InputNumber min={1} max={MAX_LENGTH} precision={0} placeholder="255" style={{ width: 160 }} />
      </Form.Item>
    );
  }
  return type === 'decimal' ? <DecimalSizes /> : null;
}

function DecimalSizes(): ReactNode {
  const t = useT();
  return (
    <Flex gap="middle" wrap>
      <Form.Item name="precision" label={t('collections.field.precision')} extra={t('collections.field.precisionHint')}>
        <InputNumber min={1} max={MAX_PRECISION} precision={0} placeholder="10" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="scale" label={t('collections.field.scale')}>
        <InputNumber min={0} max={10} precision={0} placeholder="2" style={{ width: 160 }} />
      </Form.Item>
    </Flex>
  );
}
