import { FileSearchOutlined, PlusOutlined } from '@ant-design/icons';
import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { RestApi } from '../rest-api';
import { useChangeApis } from '../use-rest-apis';
import type { NamedQuery } from './named-query';
import { QueryList } from './query-list';

const ALL = { sort: ['name'], pageSize: 200, count: 'none' };

/** Named queries; none for viewers who may not see them. */
function useNamedQueries(): UseQueryResult<readonly NamedQuery[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', 'namedQueries', 'of REST APIs'],
    queryFn: async ({ signal }) => (await api.get<readonly NamedQuery[]>('namedQueries:list', { params: ALL, signal })).data,
    retry: false,
  });
}

/** Queries that are offered at addresses of their own. */
export function CustomTab({ api }: { readonly api: RestApi }): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const { update, republish } = useChangeApis();
  const known = useNamedQueries();
  const told = async (work: Promise<void>, done: string): Promise<void> => {
    try {
      await work;
      feedback.success(done);
    } catch (error) {
      feedback.failure(error);
    }
  };
  const names = (known.data ?? []).map(({ name }) => name).filter((name) => !api.queries.includes(name));
  return (
    <Flex vertical gap="middle">
      <Typography.Paragraph style={{ margin: 0, maxWidth: 720 }}>{t('custom.about')}</Typography.Paragraph>
      <AddQuery
        names={names}
        busy={known.isPending}
        onAdd={(name) => told(update(api.id, { queries: [...api.queries, name] }), t('custom.added', { name }))}
      />
      {api.queries.length === 0 ? (
        <EmptyState icon={<FileSearchOutlined />} title={t('custom.none')} hint={t('custom.noneHint')} />
      ) : (
        <QueryList
          api={api}
          known={known.data ?? []}
          onRemove={(name) =>
            told(update(api.id, { queries: api.queries.filter((other) => other !== name) }), t('custom.removed', { name }))
          }
          onRepublish={(name) => told(republish(api.id, name), t('custom.republished', { name }))}
        />
      )}
    </Flex>
  );
}

interface AddQueryProps {
  readonly names: readonly string[];
  readonly busy: boolean;
  onAdd(name: string): Promise<void>;
}

function AddQuery({ names, busy, onAdd }: AddQueryProps): ReactNode {
  const t = useT();
  const id = useId();
  const [name, setName] = useState<string>();
  const add = async (chosen: string): Promise<void> => {
    await onAdd(chosen);
    setName(undefined);
  };
  return (
    <Flex wrap gap="small" align="center">
      <label htmlFor={id}>{t('custom.query')}</label>
      <Select<string>
        id={id}
        showSearch
        value={name ?? null}
        onChange={setName}
        loading={busy}
        placeholder={t('custom.choose')}
        notFoundContent={t('custom.nothingLeft')}
        options={names.map((one) => ({ value: one, label: one }))}
        style={{ minWidth: 220 }}
      />
      <Button icon={<PlusOutlined />} disabled={name === undefined} onClick={() => void (name === undefined ? undefined : add(name))}>
        {t('custom.add')}
      </Button>
    </Flex>
  );
}
