import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { MAX_POINTS, MAX_SECONDS } from '../../contract';

export interface LimitFieldsProps {
  /** Where the limit stands in the values of the form; undefined for the top. */
  readonly name?: string;
}

/** So many calls in so many seconds. */
export function LimitFields({ name }: LimitFieldsProps): ReactNode {
  const t = useT();
  const place = (field: string): string[] => (name === undefined ? [field] : [name, field]);
  const number = (max: number) => [{ required: true, type: 'integer' as const, min: 1, max, message: t('form.number', { max }) }];
  return (
    <Flex gap="middle" wrap>
      <Form.Item name={place('points')} label={t('form.points')} rules={number(MAX_POINTS)} style={{ flex: '1 1 9rem' }}>
        <InputNumber precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={place('seconds')} label={t('form.seconds')} rules={number(MAX_SECONDS)} style={{ flex: '1 1 9rem' }}>
        <InputNumber precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </Flex>
  );
}
