import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { FaultText } from './fault-text';

/** In the place of what code should have shown, where there is room: that it did not, and why. */
export function LogicFaultNotice({ text: { short, long } }: { readonly text: FaultText }): ReactNode {
  return <Alert type="error" showIcon title={short} description={long} />;
}
