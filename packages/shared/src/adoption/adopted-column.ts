import type { ColumnField } from '../collections/column-field';
import { pick } from '../collections/pick';
import type { FieldDisplay } from './adopted-table';
import type { TableKey } from './find-key';
import type { ColumnDescription, ColumnFit, TableDescription } from './table-description';

export interface ColumnDraft {
  readonly name: string;
  readonly description: ColumnDescription;
  readonly table: TableDescription;
  readonly key: TableKey;
  readonly display: FieldDisplay;
}

/** The field of one column; undefined where its values cannot be shown. */
export function adoptedColumn({ name, description, table, key, display }: ColumnDraft): ColumnField | undefined {
  const { fit, nullable, isGenerated, hasDefault, sqlType } = description;
  if (!fit) return undefined;
  const primaryKey = description.name === key.column;
  const unique = table.uniques.some(({ columns }) => columns.length === 1 && columns[0] === description.name);
  const options = { ...choiceOptions(fit), ...display.options };
  return {
    kind: 'column',
    name,
    type: fit.type,
    nullable: nullable && !primaryKey,
    unique: unique && !primaryKey,
    index: unique,
    primaryKey,
    autoIncrement: false,
    hidden: false,
    ...pick(fit, 'length', 'precision', 'scale', 'accuracy'),
    ...pick(display, 'title', 'description'),
    ...(Object.keys(options).length > 0 ? { options } : {}),
    adopted: Object.freeze({
      name: description.name,
      ...(fit.isCast === true ? { castTo: sqlType } : {}),
      isReadOnly: isGenerated || fit.isReadOnly === true,
      hasDefault,
    }),
  };
}

function choiceOptions({ choices }: ColumnFit): ColumnField['options'] {
  return choices && { interface: 'select', uiSchema: { enum: choices.map((value) => ({ value, label: value })) } };
}
