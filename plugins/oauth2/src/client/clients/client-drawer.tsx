import { type ApiFault, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { IssuedSecret, OAuthClient } from '../oauth-client';
import { ClientFields } from './client-fields';
import { type ClientForm, formOf, newClient, valuesOf } from './client-form';
import { useClient, useReloadClients } from './use-clients';

export interface ClientDrawerProps {
  /** A client id, `new`, or nothing: closed. */
  readonly open: string | undefined;
  /** The API a new one is for. */
  readonly api: number | undefined;
  onIssued(issued: IssuedSecret): void;
  onClose(): void;
}

interface NewClient extends OAuthClient {
  readonly secret: string | null;
}

/** A new client, or one that is there. */
export function ClientDrawer({ open, api: limit, onIssued, onClose }: ClientDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadClients();
  const isNew = open === 'new';
  const { data: client, error } = useClient(isNew ? undefined : open);
  const create = async (form: ClientForm): Promise<void> => {
    const { data } = await api.post<NewClient>('oauthClients:create', {
      values: { clientId: form.clientId.trim(), isPublic: form.isPublic, ...valuesOf(form) },
    });
    const { clientId, secret, grantTypes, apis } = data;
    if (secret !== null) onIssued({ clientId, secret, grantTypes, apis: apis ?? [] });
    void reload();
  };
  const change = async (form: ClientForm): Promise<void> => {
    await api.post('oauthClients:update', { params: { filterByTk: open }, values: valuesOf(form) });
    feedback.success(t('form.saved'));
    await reload();
  };
  return (
    <FormDrawer<ClientForm>
      open={isNew || (open !== undefined && (client !== undefined || error !== null))}
      failure={client === undefined ? (error ?? undefined) : undefined}
      title={isNew ? t('add') : t('form.change', { name: client?.title ?? open ?? '' })}
      submitText={t(isNew ? 'form.create' : 'form.save')}
      width={560}
      initialValues={client ? formOf(client) : newClient(limit)}
      onSubmit={isNew ? create : change}
      faultPlace={faultPlace}
      onClose={onClose}
    >
      <ClientFields isNew={isNew} />
    </FormDrawer>
  );
}

/** Where a name is taken, the fault does not say of which field. */
function faultPlace({ code, details }: ApiFault): string | undefined {
  if (code === 'NAME_TAKEN') return 'clientId';
  const field = details?.['field'];
  return typeof field === 'string' ? field.split(/[./]/)[0] : undefined;
}
