import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Collapse, Input, Typography } from 'antd';
import { type ReactNode, useDeferredValue, useId, useMemo } from 'react';
import type { OutlineGroup } from '../../contract/outline';
import { search } from '../search-outline';
import { OperationLinks } from './operation-links';

export interface OperationListProps {
  readonly groups: readonly OutlineGroup[];
  /** Id of the operation that is shown. */
  readonly chosen: string | undefined;
}

/** How many groups stay open by themselves while somebody searches. */
const OPEN_GROUPS = 8;

/** What there is to call, by collection and plugin. */
export function OperationList({ groups, chosen }: OperationListProps): ReactNode {
  const t = useT();
  const id = useId();
  const [text = '', setText] = useUrlState('q');
  const wanted = useDeferredValue(text);
  const found = useMemo(() => search(groups, wanted), [groups, wanted]);
  const searching = wanted.trim() !== '';
  const home = groups.find(({ operations }) => operations.some((operation) => operation.id === chosen))?.name;
  const open = searching ? found.slice(0, OPEN_GROUPS).map(({ name }) => name) : home === undefined ? [] : [home];
  return (
    <nav aria-label={t('groups')}>
      <label htmlFor={id}>{t('search')}</label>
      <Input
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        id={id}
        value={text}
        placeholder={t('searchHint')}
        onChange={(event) => setText(event.target.value === '' ? undefined : event.target.value)}
        style={{ marginBlock: '4px 12px' }}
      />
      <div role="status">{found.length === 0 ? <NothingFound /> : null}</div>
      {found.length === 0 ? null : (
        <Collapse
          // Opened anew for each search; in between people open and close what they like.
          key={searching ? `search ${wanted}` : 'all'}
          size="small"
          defaultActiveKey={open}
          items={found.map(({ name, title, operations }) => ({
            key: name,
            // Names of collections have no place to be parted at.
            label: <span style={{ overflowWrap: 'anywhere' }}>{`${title} (${operations.length})`}</span>,
            children: <OperationLinks operations={operations} chosen={chosen} />,
          }))}
        />
      )}
    </nav>
  );
}

function NothingFound(): ReactNode {
  const t = useT();
  return (
    <>
      <Typography.Text strong>{t('nothingFound')}</Typography.Text>
      <br />
      <Typography.Text type="secondary">{t('nothingFoundHint')}</Typography.Text>
    </>
  );
}
