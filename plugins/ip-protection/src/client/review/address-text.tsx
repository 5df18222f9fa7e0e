import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** An address in one line; one of version 6 may go on below. */
export function AddressText({ address }: { readonly address: string }): ReactNode {
  return (
    <Typography.Text code style={{ display: 'inline-block', minWidth: 120 }}>
      {address}
    </Typography.Text>
  );
}
