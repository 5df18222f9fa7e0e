import { useT } from '@mortise/plugin-api/client';
import { type CSSProperties, type HTMLAttributes, type MouseEvent, type ReactNode, memo } from 'react';
import { useHref, useLocation } from 'react-router';
import { type DataCollection, type DataRecord, type RecordKey, isWritable, keyOf, titleOfRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { isNumber, kindOf } from '../model/field-kind';
import { type PartColumn, isPartColumn } from '../model/part-column';
import { ValueView } from '../values/value-view';
import { CellEditor } from './cell-editor';
import { OpenMark } from './marks';
import { TreeToggle } from './tree-toggle';
import type { CellEditing } from './use-cell-editing';

export interface RecordRowProps {
  readonly collection: DataCollection;
  readonly columns: readonly (DataField | PartColumn)[];
  readonly record: DataRecord;
  /** Its place on the page, from 0. */
  readonly index: number;
  readonly selected: boolean;
  /** Names of the fields that are being edited in this row, joined by commas. */
  readonly editedFields: string;
  /** Absent where the rows are no tree. */
  readonly level: number | undefined;
  /** Whether what is below is shown; undefined where nothing is. */
  readonly expanded: boolean | undefined;
  onToggle(key: RecordKey): void;
  onExpand(key: RecordKey): void;
  readonly onOpen: ((key: RecordKey) => void) | undefined;
  readonly pathOf: ((key: RecordKey) => string) | undefined;
  readonly rowsOpen: boolean;
  readonly editing: CellEditing;
}

/** One record; drawn anew only when something of it changes. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps): ReactNode {
  const { collection, record, selected, level, expanded, onToggle, onExpand, onOpen, rowsOpen } = props;
  const t = useT();
  const key = keyOf(collection, record);
  const title = titleOfRecord(collection, record);
  const selectable = key !== undefined && collection.actions.destroy !== undefined;
  return (
    <tr
      {...(selectable ? { 'aria-selected': selected } : {})}
      {...(level === undefined ? {} : { 'aria-level': level, style: { '--records-level': level - 1 } as CSSProperties })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(rowsOpen ? opening(key, onOpen) : {})}
    >
      {selectable ? (
        <td className="is-narrow" data-cell>
          <input
            type="checkbox"
            data-stop
            tabIndex={-1}
            aria-label={t('data.table.select', { title })}
            checked={selected}
            onChange={() => onToggle(key)}
          />
        </td>
      ) : null}
      {key === undefined || onOpen === undefined ? null : (
        <td className="is-narrow" data-cell>
          <OpenLink {...props} recordKey={key} title={title} onOpen={onOpen} />
        </td>
      )}
      {level === undefined || key === undefined ? null : (
        <td className="is-narrow is-tree" data-cell {...(expanded === undefined ? { tabIndex: -1 } : {})}>
          {expanded === undefined ? null : <TreeToggle title={title} expanded={expanded} onToggle={() => onExpand(key)} />}
        </td>
      )}
      <Cells {...props} recordKey={key} />
    </tr>
  );
});

function Cells(props: RecordRowProps & { readonly recordKey: RecordKey | undefined }): ReactNode {
  const { columns, record, index } = props;
  return columns.map((column) =>
    isPartColumn(column) ? (
      <td key={`part ${column.id}`} data-cell tabIndex={-1}>
        {column.show(record, index)}
      </td>
    ) : (
      <ValueCell key={column.name} {...props} field={column} />
    ),
  );
}

function opening(key: RecordKey | undefined, onOpen: RecordRowProps['onOpen']): Pick<HTMLAttributes<HTMLElement>, 'className' | 'onClick'> {
  if (key === undefined || onOpen === undefined) return {};
  return { className: 'is-openable', onClick: (event) => isForRow(event) && onOpen(key) };
}

/** Links, buttons and boxes in the row have a meaning of their own, and so has text that is being selected. */
function isForRow({ target }: MouseEvent): boolean {
  const isControl =
    target instanceof Element && target.closest('a, button, input, label, textarea, select, iframe, .records-editor') !== null;
  return !isControl && getSelection()?.isCollapsed !== false;
}

interface OpenLinkProps extends Pick<RecordRowProps, 'pathOf'> {
  onOpen(key: RecordKey): void;
  readonly recordKey: RecordKey;
  readonly title: string;
}

/** Opens the record over the same filter, order and page, here or in another tab. */
function OpenLink({ recordKey, title, onOpen, pathOf }: OpenLinkProps): ReactNode {
  const t = useT();
  const params = new URLSearchParams(useLocation().search);
  params.set('record', String(recordKey));
  const elsewhere = useHref(pathOf?.(recordKey) ?? '.');
  return (
    <a
      href={pathOf === undefined ? `?${params.toString()}` : elsewhere}
      className="records-open"
      data-stop
      tabIndex={-1}
      aria-label={t('data.table.openRecord', { title })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(recordKey);
      }}
    >
      <OpenMark />
    </a>
  );
}

interface ValueCellProps extends RecordRowProps {
  readonly field: DataField;
  readonly recordKey: RecordKey | undefined;
}

function ValueCell({ collection, record, field, recordKey, editedFields, editing }: ValueCellProps): ReactNode {
  const editable = recordKey !== undefined && isWritable(collection, field, 'update');
  const cell = recordKey === undefined ? undefined : { key: recordKey, field: field.name, record };
  const start = (): void => {
    if (editable && cell !== undefined) editing.start(cell);
  };
  const className = [isNumber(kindOf(field)) ? 'is-number' : '', editable ? 'is-editable' : ''].filter(Boolean).join(' ');
  return (
    <td
      className={className === '' ? undefined : className}
      data-cell
      tabIndex={-1}
      aria-readonly={!editable}
      onDoubleClick={start}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2') || !editable) return;
        event.preventDefault();
        start();
      }}
    >
      <span className="records-value">
        <ValueView field={field} value={record[field.name]} foreignKey={record[field.foreignKey ?? '']} inCell />
      </span>
      {cell !== undefined && editedFields.split(',').includes(field.name) ? (
        <CellEditor
          collection={collection}
          field={field}
          record={record}
          onSave={(value, seen) => editing.save(cell, value, seen)}
          onClose={() => editing.stop(cell)}
        />
      ) : null}
    </td>
  );
}
