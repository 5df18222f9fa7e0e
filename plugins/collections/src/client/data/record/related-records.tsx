import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type ApiAnswer, type PageMeta, useRecords, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  type DataCollection,
  type DataRecord,
  findField,
  isLinkable,
  keyOf,
  shownFields,
  titleField,
  titleOfField,
  titleOfRecord,
} from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { useKnownCollection } from '../model/use-collections';
import { dataPath, recordPath } from './record-path';
import { RelatedAdder } from './related-adder';
import { type Links, useLinks } from './use-links';

export interface RelatedRecordsProps {
  readonly collection: DataCollection;
  readonly record: DataRecord;
  /** A relation whose rows are kept elsewhere. */
  readonly field: DataField;
  /** Which ones they are is not to be changed here. */
  readonly readOnly?: boolean;
  /** Instead of the field's own. */
  readonly title?: string | undefined;
}

const PAGE_SIZE = 10;

/** The records that belong to this one, a few at a time, each with the way to it. */
export function RelatedRecords({ collection, record, field, readOnly = false, title }: RelatedRecordsProps): ReactNode {
  const target = useKnownCollection(field.target);
  const key = keyOf(collection, record);
  const path = `${collection.name}/${encodeURIComponent(String(key))}/${field.name}`;
  const links = useLinks(path, [collection.name, field.target ?? '']);
  const editable = !readOnly && isLinkable(collection, field);
  if (target === undefined || key === undefined) return null;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {title ?? titleOfField(field)}
      </Typography.Title>
      <RelatedPage path={path} target={target} all={allPath(target, field, key)} links={editable ? links : undefined} />
      {editable ? <RelatedAdder field={field} target={target} recordKey={key} links={links} /> : null}
    </section>
  );
}

/** The same records in the table of their own collection. */
function allPath(target: DataCollection, { type, foreignKey }: DataField, key: string | number): string | undefined {
  // The key of a belongsToMany stands in the through collection.
  if (type === 'belongsToMany' || foreignKey === undefined || findField(target, foreignKey) === undefined) return undefined;
  return `${dataPath(target)}?filter=${encodeURIComponent(JSON.stringify({ [foreignKey]: { $eq: key } }))}`;
}

interface RelatedPageProps {
  readonly path: string;
  readonly target: DataCollection;
  readonly all: string | undefined;
  /** Absent where the viewer may not change them. */
  readonly links: Links | undefined;
}

function RelatedPage({ path, target, all, links }: RelatedPageProps): ReactNode {
  const t = useT();
  const [page, setPage] = useState(1);
  const readable = shownFields(target).map(({ name }) => name);
  const fields = [...new Set([target.primaryKey, titleField(target)])].filter((name) => readable.includes(name));
  const list = useRecords<DataRecord>(path, { page, pageSize: PAGE_SIZE, fields }, target.name);
  return (
    <Loaded query={list}>
      {({ data, meta }: ApiAnswer<readonly DataRecord[], PageMeta>) =>
        data.length === 0 && page === 1 ? (
          <Typography.Text type="secondary">{t('data.related.none')}</Typography.Text>
        ) : (
          <>
            <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>
              {data.map((row, index) => (
                <li key={keyOf(target, row) ?? index} style={{ minHeight: 26, lineHeight: '26px' }}>
                  <RelatedLink target={target} row={row} />
                  {links === undefined ? null : <RelatedRemover target={target} row={row} links={links} />}
                </li>
              ))}
            </ul>
            <Flex gap="small" align="center" wrap>
              <RelatedSteps page={page} meta={meta} onPage={setPage} />
              {all === undefined ? null : <Link to={all}>{t('data.related.all', { count: meta.count ?? data.length })}</Link>}
            </Flex>
          </>
        )
      }
    </Loaded>
  );
}

function RelatedLink({ target, row }: { readonly target: DataCollection; readonly row: DataRecord }): ReactNode {
  const key = keyOf(target, row);
  const title = titleOfRecord(target, row);
  if (key === undefined) return title;
  // Large enough to be hit beside the button that follows it.
  const style = { display: 'inline-block', minWidth: 24, minHeight: 24 };
  return (
    <Link to={recordPath(target, key)} style={style}>
      {title}
    </Link>
  );
}

function RelatedRemover({
  target,
  row,
  links,
}: {
  readonly target: DataCollection;
  readonly row: DataRecord;
  readonly links: Links;
}): ReactNode {
  const t = useT();
  const key = keyOf(target, row);
  if (key === undefined) return null;
  return (
    <Button
      type="text"
      size="small"
      icon={<CloseOutlined />}
      disabled={links.busy}
      aria-label={t('data.related.remove', { title: titleOfRecord(target, row) })}
      onClick={() => void links.change('remove', String(key))}
    />
  );
}

function RelatedSteps({ page, meta, onPage }: { readonly page: number; readonly meta: PageMeta; onPage(page: number): void }): ReactNode {
  const t = useT();
  const last = meta.totalPage ?? page;
  if (last < 2) return null;
  return (
    <>
      <Button
        size="small"
        icon={<LeftOutlined />}
        disabled={page <= 1}
        aria-label={t('data.pager.previous')}
        onClick={() => onPage(page - 1)}
      />
      <Typography.Text>{t('data.related.page', { page, last })}</Typography.Text>
      <Button
        size="small"
        icon={<RightOutlined />}
        disabled={page >= last}
        aria-label={t('data.pager.next')}
        onClick={() => onPage(page + 1)}
      />
    </>
  );
}
