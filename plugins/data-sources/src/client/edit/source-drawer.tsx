import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { Source } from '../source';
import { useReloadSources, useSources } from '../use-sources';
import { ConnectionFields } from './connection-fields';
import { NameFields } from './name-fields';
import { type SourceForm, connectionValues, formOf, sourceFaultPlace } from './source-form';
import { TestConnection } from './test-connection';

export interface SourceDrawerProps {
  /** A source, `new`, or nothing: closed. */
  readonly edited: Source | 'new' | undefined;
  onCreated(key: string): void;
  onClose(): void;
}

const FRESH: Partial<SourceForm> = { type: 'postgres' };

/** Another database, or how one is reached. */
export function SourceDrawer({ edited, onCreated, onClose }: SourceDrawerProps): ReactNode {
  const t = useT();
  const stored = edited === 'new' ? undefined : edited;
  const taken = useSources().data?.map(({ key }) => key) ?? [];
  const save = useSave(stored, onCreated);
  return (
    <FormDrawer<SourceForm>
      open={edited !== undefined}
      title={stored === undefined ? t('sources.add') : t('sources.edit.of', { name: stored.displayName })}
      submitText={stored === undefined ? t('form.create') : t('form.save')}
      initialValues={stored === undefined ? FRESH : formOf(stored)}
      width={560}
      faultPlace={sourceFaultPlace}
      onSubmit={save}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ConnectionFields form={form} hasPassword={stored?.hasPassword === true} />
          <TestConnection form={form} sourceKey={stored?.key} />
          <NameFields form={form} isNew={stored === undefined} taken={taken} />
        </>
      )}
    </FormDrawer>
  );
}

function useSave(stored: Source | undefined, onCreated: (key: string) => void): (values: SourceForm) => Promise<unknown> {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadSources();
  return async (form) => {
    const displayName = form.displayName.trim();
    const values = { displayName, ...connectionValues(form) };
    if (stored !== undefined) await api.post('dataSources:update', { params: { filterByTk: stored.key }, values });
    else await api.post('dataSources:create', { values: { key: form.key, ...values } });
    feedback.success(t('form.saved', { name: displayName }));
    await reload();
    if (stored !== undefined) return true;
    onCreated(form.key);
    return false;
  };
}
