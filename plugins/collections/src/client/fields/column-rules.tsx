import { useT } from '@mortise/plugin-api/client';
import { Checkbox, Flex, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { FieldShape } from '../definitions';
import { FieldGroup } from './field-group';

const MAX_LENGTH = 65_535;
const MAX_PRECISION = 18;

/** Required, unique, index. */
export function ColumnRules({ type }: { readonly type: string }): ReactNode {
  const t = useT();
  const rules = type === 'json' ? (['required'] as const) : (['required', 'unique', 'index'] as const);
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
    const shortest = field?.length ?? 1;
    return (
      <Form.Item
        name="length"
        label={t('collections.field.length')}
        extra={field === undefined ? t('collections.field.lengthHint') : t('collections.field.lengthGrows')}
      >
        <InputNumber min={shortest} max={MAX_LENGTH} precision={0} placeholder="255" style={{ width: 160 }} />
      </Form.Item>
    );
  }
  return type === 'decimal' ? <DecimalSizes locked={field !== undefined} /> : null;
}

function DecimalSizes({ locked }: { readonly locked: boolean }): ReactNode {
  const t = useT();
  const fixed = locked ? t('collections.field.fixed') : undefined;
  return (
    <Flex gap="middle" wrap>
      <Form.Item name="precision" label={t('collections.field.precision')} extra={fixed ?? t('collections.field.precisionHint')}>
        <InputNumber min={1} max={MAX_PRECISION} precision={0} placeholder="10" disabled={locked} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="scale" label={t('collections.field.scale')} extra={fixed}>
        <InputNumber min={0} max={10} precision={0} placeholder="2" disabled={locked} style={{ width: 160 }} />
      </Form.Item>
    </Flex>
  );
}
