import { useT } from '@mortise/plugin-api/client';
import { Input, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

export interface TokenFieldProps {
  readonly label: string;
  readonly token: string;
  onToken(token: string): void;
}

/** A secret that is pasted, or was fetched. */
export function TokenField({ label, token, onToken }: TokenFieldProps): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <div style={{ maxWidth: 560 }}>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={token}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onToken(event.target.value.trim())}
      />
      <Typography.Text id={`${id}-hint`} type="secondary">
        {t('credential.notKept')}
      </Typography.Text>
    </div>
  );
}
