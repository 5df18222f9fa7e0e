import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { ShownIssuer } from '../contract';
import { useReloadIssuers } from './queries';

export interface DeleteIssuerProps {
  readonly issuer: ShownIssuer | undefined;
  onClose(): void;
}

export function DeleteIssuer({ issuer, onClose }: DeleteIssuerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadIssuers();
  const name = issuer?.name ?? '';
  const destroy = async (): Promise<void> => {
    await api.post('externalIssuers:destroy', { params: { filterByTk: name } });
    feedback.success(t('deleted', { name }));
    await reload();
  };
  return (
    <ConfirmByName
      open={issuer !== undefined}
      title={t('deleteOf', { name })}
      name={name}
      losses={t('deleteLoss', { issuer: issuer?.issuer ?? '' })}
      onConfirm={destroy}
      onClose={onClose}
    />
  );
}
