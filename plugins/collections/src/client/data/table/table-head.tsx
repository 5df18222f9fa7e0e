import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { type RecordKey, keyOf, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { isNumber, kindOf } from '../model/field-kind';
import { isPartColumn, withParts } from '../model/part-column';
import { type SortTerm, isSortable, toggleSort } from '../model/sort';
import type { Selection } from '../model/use-selection';
import type { RecordsTableProps } from './records-table-props';

/** Names of the columns, which sort, and the box that selects the page. */
export function TableHead({
  collection,
  columns,
  parts,
  rows,
  sort,
  selection,
  tree,
  onSort,
  onOpen,
}: Omit<RecordsTableProps, 'busy'>): ReactNode {
  const t = useT();
  const keys = rows.flatMap((row) => keyOf(collection, row) ?? []);
  return (
    <thead>
      <tr>
        {collection.actions.destroy === undefined || keys.length === 0 ? null : (
          <th className="is-narrow" scope="col">
            <PageBox keys={keys} selection={selection} />
          </th>
        )}
        {keys.length === 0 || onOpen === undefined ? null : (
          <th className="is-narrow" scope="col">
            <span style={HIDDEN}>{t('data.table.open')}</span>
          </th>
        )}
        {tree === undefined || keys.length === 0 ? null : (
          <th className="is-narrow" scope="col">
            <span style={HIDDEN}>{t('data.tree.column')}</span>
          </th>
        )}
        <ColumnHeads columns={columns} parts={parts} sort={sort} onSort={onSort} />
      </tr>
    </thead>
  );
}

function ColumnHeads({ columns, parts, sort, onSort }: Pick<RecordsTableProps, 'columns' | 'parts' | 'sort' | 'onSort'>): ReactNode {
  return withParts(columns, parts).map((column) =>
    isPartColumn(column) ? (
      <th key={`part ${column.id}`} scope="col">
        {column.title}
      </th>
    ) : (
      <ColumnHead key={column.name} field={column} sort={sort} onSort={onSort} />
    ),
  );
}

/** Selects everything on the page. */
function PageBox({ keys, selection }: { readonly keys: readonly RecordKey[]; readonly selection: Selection }): ReactNode {
  const t = useT();
  const count = keys.filter((key) => selection.keys.has(key)).length;
  const all = count === keys.length;
  return (
    <input
      type="checkbox"
      aria-label={t('data.table.selectPage')}
      checked={all}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && !all;
      }}
      onChange={() => selection.set(keys, !all)}
    />
  );
}

/** There for screen readers only. */
const HIDDEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

interface ColumnHeadProps {
  readonly field: DataField;
  readonly sort: readonly SortTerm[];
  onSort(sort: readonly SortTerm[]): void;
}

function ColumnHead({ field, sort, onSort }: ColumnHeadProps): ReactNode {
  const t = useT();
  const place = sort.findIndex((term) => term.field === field.name);
  const descending = sort[place]?.descending;
  const className = isNumber(kindOf(field)) ? 'is-number' : undefined;
  if (!isSortable(field)) {
    return (
      <th scope="col" className={className}>
        {titleOfField(field)}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={descending === undefined ? 'none' : descending ? 'descending' : 'ascending'}>
      <button
        type="button"
        className="records-sort"
        title={t('data.table.sortHint')}
        onClick={(event) => onSort(toggleSort(sort, field.name, { add: event.shiftKey }))}
      >
        {titleOfField(field)}
        {descending === undefined ? null : descending ? <ArrowDownOutlined aria-hidden /> : <ArrowUpOutlined aria-hidden />}
        {place === -1 || sort.length < 2 ? null : <small>{place + 1}</small>}
      </button>
    </th>
  );
}
