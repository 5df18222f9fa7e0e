import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Checkbox, Flex, Form, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { PARAMETER_TYPES } from '../../contract/query-parts';

const MOST_PARAMETERS = 50;

/** What whoever runs the query may choose: one line for each parameter. */
export function ParameterFields(): ReactNode {
  const t = useT();
  return (
    <fieldset style={{ border: 0, margin: '0 0 24px', padding: 0, minWidth: 0 }}>
      <legend style={{ padding: 0, marginBottom: 8 }}>
        <Typography.Text strong>{t('form.parameters')}</Typography.Text>
      </legend>
      <Form.List name="parameters">
        {(lines, { add, remove }) => (
          <Flex vertical gap="small">
            {lines.length === 0 ? <Typography.Text type="secondary">{t('form.parametersHint')}</Typography.Text> : null}
            {lines.map(({ key, name }) => (
              <ParameterLine key={key} line={name} onRemove={() => remove(name)} />
            ))}
            <div>
              <Button icon={<PlusOutlined />} disabled={lines.length >= MOST_PARAMETERS} onClick={() => add({ type: 'string' })}>
                {t('form.addParameter')}
              </Button>
            </div>
          </Flex>
        )}
      </Form.List>
    </fieldset>
  );
}

interface ParameterLineProps {
  /** Counted from 0. */
  readonly line: number;
  onRemove(): void;
}

function ParameterLine({ line, onRemove }: ParameterLineProps): ReactNode {
  const t = useT();
  const number = line + 1;
  const common = { style: { marginBottom: 0 } };
  return (
    <Flex gap="small" wrap align="start" role="group" aria-label={t('form.parameter', { number })}>
      <Form.Item
        {...common}
        name={[line, 'name']}
        rules={[{ required: true, pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, message: t('form.parameterMissing') }]}
      >
        <Input aria-label={t('form.parameterName', { number })} placeholder={t('form.nameOnly')} autoComplete="off" maxLength={63} />
      </Form.Item>
      <Form.Item {...common} name={[line, 'type']}>
        <Select
          aria-label={t('form.parameterType', { number })}
          style={{ width: 150 }}
          options={PARAMETER_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
        />
      </Form.Item>
      <Form.Item {...common} name={[line, 'defaultValue']}>
        <Input aria-label={t('form.parameterDefault', { number })} placeholder={t('form.defaultOnly')} autoComplete="off" />
      </Form.Item>
      <Form.Item {...common} name={[line, 'required']} valuePropName="checked">
        <Checkbox>{t('form.required')}</Checkbox>
      </Form.Item>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('form.removeParameter', { number })} onClick={onRemove} />
    </Flex>
  );
}
