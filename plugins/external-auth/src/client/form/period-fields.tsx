import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, Input } from 'antd';
import type { ReactNode } from 'react';

/** The days on which tokens are accepted. */
export function PeriodFields(): ReactNode {
  const t = useT();
  return (
    <Flex gap="middle" wrap>
      <Form.Item name="validFrom" label={t('field.validFrom')} style={{ flex: '1 1 10rem' }}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validUntil" label={t('field.validUntil')} extra={t('form.periodHint')} style={{ flex: '1 1 10rem' }}>
        <Input type="date" />
      </Form.Item>
    </Flex>
  );
}
