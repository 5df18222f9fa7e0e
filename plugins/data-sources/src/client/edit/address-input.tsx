import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, type FormInstance, Input, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type SourceForm, readAddress } from './source-form';

/** Takes a whole address apart into the fields below, and forgets it: it may hold a password. */
export function AddressInput({ form }: { readonly form: FormInstance<SourceForm> }): ReactNode {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const [isFilled, setIsFilled] = useState(false);
  const take = (candidate: string): boolean => {
    const parts = readAddress(candidate);
    if (parts === undefined) return false;
    form.setFieldsValue(parts);
    setText('');
    setIsFilled(true);
    return true;
  };
  return (
    <Form.Item label={t('form.address')} htmlFor={id}>
      <Flex vertical gap={4}>
        <Input
          id={id}
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder="postgres://user:password@host:5432/database"
          onChange={({ target }) => setText(target.value)}
          onPaste={(event) => {
            if (take(event.clipboardData.getData('text'))) event.preventDefault();
          }}
          onPressEnter={(event) => {
            if (take(text)) event.preventDefault();
          }}
          onBlur={() => take(text)}
        />
        <Typography.Text type="secondary" role="status">
          {t(isFilled ? 'form.addressTaken' : 'form.addressHint')}
        </Typography.Text>
      </Flex>
    </Form.Item>
  );
}
