import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { NamedQuery } from '../named-query';
import { useNamedQuery, useReloadQueries } from '../use-queries';
import { ContentFields } from './content-fields';
import { ParameterFields } from './parameter-fields';
import { Preview } from './preview';
import { type QueryForm, FRESH, definitionOf, formOf, queryFaultPlace } from './query-form';
import { RightsFields } from './rights-fields';
import { useKinds } from './use-kinds';

export interface QueryDrawerProps {
  /** Name of a query. */
  readonly edited: string | undefined;
  readonly isNew: boolean;
  onClose(): void;
}

/** One query: what it reads, its parameters, whom it is given to, and what comes of it. */
export function QueryDrawer({ edited, isNew, onClose }: QueryDrawerProps): ReactNode {
  const t = useT();
  const stored = useNamedQuery(edited);
  const [firstKind = 'tree'] = useKinds();
  const query = edited === undefined ? undefined : stored.data;
  const save = useSave(query);
  const failure = edited !== undefined && query === undefined ? (stored.error ?? undefined) : undefined;
  return (
    <FormDrawer<QueryForm>
      failure={failure}
      open={isNew || query !== undefined || failure !== undefined}
      title={edited === undefined ? t('queries.add') : t('queries.edit.of', { name: query?.title ?? edited })}
      initialValues={query === undefined ? { ...FRESH, kind: firstKind } : formOf(query)}
      width={880}
      faultPlace={queryFaultPlace}
      onSubmit={save}
      onClose={onClose}
    >
      {(form) => <QueryFields form={form} query={query} />}
    </FormDrawer>
  );
}

interface QueryFieldsProps {
  readonly form: FormInstance<QueryForm>;
  readonly query: NamedQuery | undefined;
}

function QueryFields({ form, query }: QueryFieldsProps): ReactNode {
  return (
    <>
      <RightsFields isNew={query === undefined} />
      <ContentFields stored={query} />
      <ParameterFields />
      <Preview form={form} stored={query?.parameters ?? []} />
    </>
  );
}

function useSave(query: NamedQuery | undefined): (form: QueryForm) => Promise<void> {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadQueries();
  return async (form) => {
    const title = form.title?.trim() ?? '';
    const values = { ...definitionOf(form, query?.parameters), title: title === '' ? null : title, roles: form.roles ?? [] };
    if (query === undefined) await api.post('namedQueries:create', { values: { name: form.name.trim(), ...values } });
    else await api.post('namedQueries:update', { params: { filterByTk: query.name }, values });
    feedback.success(t('form.saved', { name: title === '' ? form.name.trim() : title }));
    await reload();
  };
}
