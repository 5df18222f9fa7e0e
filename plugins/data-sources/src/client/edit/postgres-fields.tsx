import { useT } from '@mortise/plugin-api/client';
import { Collapse, Flex, Form, Input, InputNumber, Switch } from 'antd';
import type { ReactNode } from 'react';
import { AddressInput } from './address-input';
import type { ConnectionFieldsProps } from './connection-fields-props';
import { POSTGRES_PORT } from './source-form';

const MOST_CONNECTIONS = 50;

export function PostgresFields({ form, hasPassword }: ConnectionFieldsProps): ReactNode {
  const t = useT();
  const needed = (field: string) => [{ required: true, whitespace: true, message: t(`form.${field}Missing`) }];
  const text = (name: 'host' | 'database' | 'username', maxLength: number): ReactNode => (
    <Form.Item name={name} label={t(`form.${name}`)} rules={needed(name)} style={{ flex: '1 1 12rem' }}>
      <Input autoComplete="off" maxLength={maxLength} />
    </Form.Item>
  );
  return (
    <>
      <AddressInput form={form} />
      <Flex gap="small" wrap>
        {text('host', 253)}
        <Form.Item name="port" label={t('form.port')} style={{ flex: '0 1 8rem' }}>
          <InputNumber min={1} max={65_535} placeholder={String(POSTGRES_PORT)} style={{ width: '100%' }} />
        </Form.Item>
      </Flex>
      <Flex gap="small" wrap>
        {text('database', 63)}
        {text('username', 63)}
      </Flex>
      <Form.Item name="password" label={t('form.password')} extra={t(hasPassword ? 'form.passwordKept' : 'form.passwordHint')}>
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <Collapse
        ghost
        size="small"
        items={[{ key: 'more', label: t('form.more'), forceRender: true, children: <MoreFields /> }]}
        style={{ marginBottom: 16 }}
      />
    </>
  );
}

/** What most databases do not need. */
function MoreFields(): ReactNode {
  const t = useT();
  return (
    <>
      <Form.Item name="schema" label={t('form.schema')} extra={t('form.schemaHint')}>
        <Input autoComplete="off" maxLength={63} />
      </Form.Item>
      <Form.Item name="ssl" label={t('form.ssl')} extra={t('form.sslHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="poolMax" label={t('form.poolMax')} extra={t('form.poolMaxHint')}>
        <InputNumber min={1} max={MOST_CONNECTIONS} placeholder="5" />
      </Form.Item>
    </>
  );
}
