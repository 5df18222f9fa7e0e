import { useT } from '@mortise/plugin-api/client';
import { CopyButton } from '@mortise/ui';
import { Flex, Input, theme } from 'antd';
import { type ReactNode, useId } from 'react';

export interface TokenBoxProps {
  readonly token: string;
  /** By the button or by hand. */
  onCopied(): void;
}

export function TokenBox({ token, onCopied }: TokenBoxProps): ReactNode {
  const t = useT();
  const id = useId();
  const { token: look } = theme.useToken();
  return (
    <Flex vertical gap="small">
      <label htmlFor={id}>{t('issued.key')}</label>
      <Input.TextArea
        id={id}
        value={token}
        readOnly
        rows={3}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onCopy={onCopied}
        style={{ fontFamily: look.fontFamilyCode, fontSize: 13 }}
      />
      <div>
        <CopyButton type="primary" text={token} label={t('issued.copy')} onCopied={onCopied} />
      </div>
    </Flex>
  );
}
