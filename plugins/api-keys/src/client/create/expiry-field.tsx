import { useT } from '@mortise/plugin-api/client';
import { Alert, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EXPIRY_CHOICES, type ExpiryChoice, dayAhead } from './expiry';

/** How long the key lives: a span, a day, or for ever. */
export function ExpiryField(): ReactNode {
  const t = useT();
  const choice: ExpiryChoice | undefined = Form.useWatch('expiry');
  return (
    <>
      <Form.Item name="expiry" label={t('form.expiry')} extra={t('form.expiryHint')}>
        <Select options={EXPIRY_CHOICES.map((value) => ({ value, label: t(`form.expiries.${value}`) }))} />
      </Form.Item>
      {choice === 'date' ? <DayField /> : null}
      {choice === 'never' ? <Alert type="warning" showIcon title={t('form.neverWarning')} style={{ marginBottom: 24 }} /> : null}
    </>
  );
}

function DayField(): ReactNode {
  const t = useT();
  const [first] = useState(() => dayAhead(new Date(), 0));
  const inFuture = async (_rule: unknown, day: string | undefined): Promise<void> => {
    if (day === undefined || day < first) throw new Error(t('form.dayMissing'));
  };
  return (
    <Form.Item name="day" label={t('form.day')} extra={t('form.dayHint')} rules={[{ validator: inFuture }]}>
      <Input type="date" min={first} required />
    </Form.Item>
  );
}
