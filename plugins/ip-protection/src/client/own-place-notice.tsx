import { useT } from '@mortise/plugin-api/client';
import { Alert, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OwnPlace } from './rule-queries';

/** What core writes for an address it cannot read. */
const UNKNOWN = '0.0.0.0';

/** Says whether the rules are enforced, and which address a list must hold so that the viewer stays in. */
export function OwnPlaceNotice({ own: { address, enforced } }: { readonly own: OwnPlace }): ReactNode {
  const t = useT();
  if (!enforced) return <Alert type="warning" showIcon title={t('own.off')} description={t('own.offHint')} />;
  if (address === UNKNOWN) return <Alert type="warning" showIcon title={t('own.unknown')} description={t('own.proxy')} />;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('own.address')}{' '}
          <Typography.Text code copyable={{ tooltips: [t('own.copy'), t('own.copied')] }}>
            {address}
          </Typography.Text>
        </>
      }
      description={t('own.proxy')}
    />
  );
}
