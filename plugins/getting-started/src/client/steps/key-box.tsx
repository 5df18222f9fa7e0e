import { useT } from '@mortise/plugin-api/client';
import { CopyButton } from '@mortise/ui';
import { Alert, Flex, Input, theme } from 'antd';
import { type ReactNode, useId } from 'react';

/** A key that was just made, for keeping. */
export function KeyBox({ token }: { readonly token: string }): ReactNode {
  const t = useT();
  const id = useId();
  const { token: look } = theme.useToken();
  return (
    <Flex vertical gap="small">
      <Alert type="warning" showIcon title={t('steps.call.once')} />
      <label htmlFor={id}>{t('steps.call.key')}</label>
      <Input.TextArea
        id={id}
        value={token}
        readOnly
        rows={4}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        style={{ fontFamily: look.fontFamilyCode, fontSize: 13 }}
      />
      <div>
        <CopyButton text={token} label={t('steps.call.copy')} />
      </div>
    </Flex>
  );
}
