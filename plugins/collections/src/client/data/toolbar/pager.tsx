import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type ListParams, type PageMeta, useApi, useLanguage, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataCollection } from '../model/data-collection';
import type { ViewChange } from '../model/use-view';
import { type View, lastReachablePage, pageSizes } from '../model/view';

export interface PagerProps {
  readonly collection: DataCollection;
  readonly meta: PageMeta | undefined;
  readonly rowCount: number;
  readonly view: View;
  readonly params: ListParams;
  onChange(change: ViewChange): void;
}

/** Where in the list one is, how long it is, and the way to other pages. */
export function Pager(props: PagerProps): ReactNode {
  const { collection, view, onChange } = props;
  const t = useT();
  const sizes = pageSizes(collection.maxPageSize);
  return (
    <Flex wrap gap="small" justify="space-between" align="center" role="navigation" aria-label={t('data.pager.label')}>
      <Position {...props} />
      <Flex wrap gap="small" align="center">
        <Select
          value={view.pageSize}
          aria-label={t('data.pager.size')}
          options={sizes.map((size) => ({ value: size, label: t('data.pager.perPage', { size }) }))}
          style={{ minWidth: 128 }}
          onChange={(pageSize: number) => onChange({ pageSize })}
        />
        <Steps {...props} />
      </Flex>
    </Flex>
  );
}

/** "51–100 of 10,000+", with the offer to count to the end. */
function Position({ collection, meta, rowCount, view, params }: PagerProps): ReactNode {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  const exact = useExactCount(collection.name, params);
  const first = ((meta?.page ?? view.page) - 1) * (meta?.pageSize ?? view.pageSize) + 1;
  const count = exact.count ?? meta?.count;
  const capped = exact.count === undefined && meta?.countCapped === true;
  const total = count === undefined ? '' : `${number.format(count)}${capped ? '+' : ''}`;
  return (
    <Flex gap="small" align="center" wrap>
      <Typography.Text role="status">
        {t('data.pager.position', { first: number.format(first), last: number.format(first + rowCount - 1), total })}
      </Typography.Text>
      {capped ? (
        <Button size="small" loading={exact.counting} onClick={exact.ask}>
          {t('data.pager.countAll')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Counting far costs the server time, so it does so only when somebody wants to know. */
function useExactCount(collection: string, { filter }: ListParams): { readonly count?: number; readonly counting: boolean; ask(): void } {
  const api = useApi();
  const wanted = JSON.stringify(filter ?? {});
  const [asked, setAsked] = useState<string | undefined>();
  const query = useQuery({
    queryKey: ['records', collection, 'count', filter],
    queryFn: ({ signal }) => api.get<unknown, PageMeta>(`${collection}:list`, { params: { filter, pageSize: 1, count: 'exact' }, signal }),
    enabled: asked === wanted,
  });
  const count = query.data?.meta.count;
  return { ...(count === undefined ? {} : { count }), counting: query.isLoading, ask: () => setAsked(wanted) };
}

function Steps({ meta, rowCount, view, onChange }: PagerProps): ReactNode {
  const t = useT();
  const { pageSize } = view;
  const page = meta?.page ?? view.page;
  const known = Math.max(1, Math.ceil((meta?.count ?? 0) / pageSize));
  const last = Math.min(meta?.countCapped === true ? Infinity : known, lastReachablePage(pageSize));
  const isLast = page >= last || rowCount < pageSize;
  const go = (text: string): void => {
    const wanted = pageFrom(text, page, last);
    if (wanted !== page) onChange({ page: wanted });
  };
  return (
    <Flex gap={4} align="center">
      <Button
        icon={<LeftOutlined />}
        disabled={page <= 1}
        aria-label={t('data.pager.previous')}
        onClick={() => onChange({ page: page - 1 })}
      />
      <Input
        key={page}
        defaultValue={page}
        inputMode="numeric"
        style={{ width: 64 }}
        aria-label={t('data.pager.page')}
        onPressEnter={(event) => go(event.currentTarget.value)}
        onBlur={(event) => go(event.target.value)}
      />
      <Button icon={<RightOutlined />} disabled={isLast} aria-label={t('data.pager.next')} onClick={() => onChange({ page: page + 1 })} />
    </Flex>
  );
}

function pageFrom(text: string, page: number, last: number): number {
  const number = Math.trunc(Number(text));
  return Number.isFinite(number) && number >= 1 ? Math.min(number, last) : page;
}
