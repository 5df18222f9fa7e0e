import { useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { RestApi } from '../rest-api';
import { useChangeApis } from '../use-rest-apis';

export interface DeleteApiProps {
  /** Undefined: the dialog is closed. */
  readonly api: RestApi | undefined;
  onClose(): void;
}

export function DeleteApi({ api, onClose }: DeleteApiProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const { destroy } = useChangeApis();
  if (api === undefined) return null;
  const { name, slug } = api;
  const remove = async (): Promise<void> => {
    await destroy(api.id);
    feedback.success(t('delete.done', { name }));
  };
  return (
    <ConfirmByName
      open
      title={t('delete.title', { name })}
      name={name}
      losses={t('delete.losses', { slug })}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
