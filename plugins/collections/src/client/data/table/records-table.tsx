import { useT } from '@mortise/plugin-api/client';
import { Typography, theme } from 'antd';
import { type CSSProperties, type ReactNode, useId, useMemo, useRef } from 'react';
import { keyOf, titleOfCollection } from '../model/data-collection';
import { withParts } from '../model/part-column';
import { RecordRow } from './record-row';
import './records-table.css';
import { TableHead } from './table-head';
import { type CellEditingState, useCellEditing } from './use-cell-editing';
import { useCellFocus } from './use-cell-focus';
import type { RecordsTableProps } from './records-table-props';

/**
 * The page's records as a grid (WAI-ARIA): one tab stop, arrow keys between cells, Enter or F2 to edit, Space to select. A table of
 * its own because antd's draws every cell anew when one changes.
 */
export function RecordsTable(props: RecordsTableProps): ReactNode {
  const { collection, rows, busy } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const editing = useCellEditing(collection);
  const shown = useMemo(() => editing.keepEdited(rows), [editing, rows]);
  const focus = useCellFocus(table, { rows: shown, editing });
  const hint = useId();
  return (
    <div>
      <div className="records-frame" style={useColors()}>
        <table
          ref={table}
          className="records-table"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML lets a table be a grid
          role={props.tree === undefined ? 'grid' : 'treegrid'}
          aria-label={titleOfCollection(collection)}
          aria-describedby={hint}
          aria-busy={busy}
          aria-multiselectable={collection.actions.destroy !== undefined}
          {...focus}
        >
          <TableHead {...props} />
          <TableBody {...props} rows={shown} editing={editing} />
        </table>
      </div>
      <Typography.Text id={hint} type="secondary" style={{ fontSize: 12 }}>
        {t(collection.actions.update === undefined ? 'data.table.keysReader' : 'data.table.keys')}
      </Typography.Text>
    </div>
  );
}

function TableBody(props: RecordsTableProps & { readonly editing: CellEditingState }): ReactNode {
  const { collection, columns, parts, rows, selection, tree, editing, onOpen, pathOf, rowsOpen = false } = props;
  const all = useMemo(() => withParts(columns, parts), [columns, parts]);
  return (
    <tbody>
      {rows.map((record, index) => {
        const key = keyOf(collection, record);
        const place = key === undefined ? undefined : tree?.places.get(key);
        return (
          <RecordRow
            key={key ?? `row ${index}`}
            collection={collection}
            columns={all}
            record={record}
            index={index}
            selected={key !== undefined && selection.keys.has(key)}
            editedFields={editing.fieldsOf(key)}
            level={tree === undefined ? undefined : (place?.level ?? 1)}
            expanded={place?.expanded}
            onToggle={selection.toggle}
            onExpand={tree?.toggle ?? selection.toggle}
            onOpen={onOpen}
            pathOf={pathOf}
            rowsOpen={rowsOpen}
            editing={editing.actions}
          />
        );
      })}
    </tbody>
  );
}

function useColors(): CSSProperties {
  const { token } = theme.useToken();
  const variables = {
    '--records-line': token.colorBorderSecondary,
    '--records-radius': `${token.borderRadiusLG}px`,
    '--records-background': token.colorBgContainer,
    '--records-text': token.colorText,
    '--records-quiet': token.colorTextSecondary,
    '--records-head': solid(token.colorFillQuaternary, token.colorBgContainer),
    '--records-hover': token.colorFillTertiary,
    '--records-selected': token.controlItemBgActive,
    '--records-accent': token.colorPrimary,
    '--records-raised': token.colorBgElevated,
    '--records-shadow': token.boxShadowSecondary,
    '--records-danger': token.colorErrorText,
  };
  return variables as CSSProperties;
}

/** Rows pass below the heading, so it must not let them shine through. */
function solid(fill: string, background: string): string {
  return `linear-gradient(${fill}, ${fill}), ${background}`;
}
