import { useApi, useT } from '@mortise/plugin-api/client';
import { FormDrawer, Loaded } from '@mortise/ui';
import { Alert, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { IssuedSecret } from '../oauth-client';
import { Secrets } from './secrets';
import { useClient, useReloadClients } from './use-clients';

const HOUR = 60 * 60;
/** Seconds the secrets before a new one go on. */
const OVERLAPS = [0, HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR] as const;
const DAY = 24 * HOUR;

interface RotateForm {
  readonly overlap: number;
}

export interface RotateDrawerProps {
  /** Undefined: closed. */
  readonly clientId: string | undefined;
  onIssued(issued: IssuedSecret): void;
  onClose(): void;
}

/** The secrets of a client: which there are, a new one, the end of one. */
export function RotateDrawer({ clientId, onIssued, onClose }: RotateDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const reload = useReloadClients();
  const client = useClient(clientId);
  const rotate = async ({ overlap }: RotateForm): Promise<void> => {
    const params = { filterByTk: clientId };
    const { data } = await api.post<{ readonly secret: string }>('oauthClients:rotateSecret', {
      params,
      values: { overlapSeconds: overlap },
    });
    onIssued({ clientId: clientId ?? '', secret: data.secret, grantTypes: client.data?.grantTypes ?? [], apis: client.data?.apis ?? [] });
    void reload();
  };
  return (
    <FormDrawer<RotateForm>
      open={clientId !== undefined}
      title={t('secrets.of', { name: clientId ?? '' })}
      submitText={t('secrets.rotate')}
      width={560}
      initialValues={{ overlap: DAY }}
      onSubmit={rotate}
      onClose={onClose}
      after={<Loaded query={client}>{(found) => <Secrets client={found} />}</Loaded>}
    >
      <OverlapField />
    </FormDrawer>
  );
}

function OverlapField(): ReactNode {
  const t = useT();
  const isAtOnce = Form.useWatch('overlap') === 0;
  return (
    <>
      <Form.Item name="overlap" label={t('secrets.overlap')} extra={t('secrets.overlapHint')}>
        <Select options={OVERLAPS.map((value) => ({ value, label: t(`overlap.${value}`) }))} />
      </Form.Item>
      {isAtOnce ? <Alert type="warning" showIcon title={t('secrets.atOnce')} style={{ marginBottom: 24 }} /> : null}
    </>
  );
}
