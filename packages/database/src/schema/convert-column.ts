import { AppError, type Collection, type ColumnField, type ConvertValue, conversionTargets, valueConversion } from '@mortise/shared';
import type { Dialect } from '../compile/dialect';
import type { Run } from '../connection/driver';
import type { ChangeProgress } from './change-progress';
import { refusal } from './check-rows';
import type { TableStep } from './plan-table';
import { countValues, readValues } from './read-values';
import type { KeyedValue, SchemaDialect } from './schema-dialect';
import type { DesiredColumn } from './table-shape';

/** Holds the new values until the old column is gone. No field may have such a name. */
export const INTERIM = 'm_converted';

type Conversion = Extract<TableStep, { kind: 'convertColumn' }>;

export interface ConvertOptions {
  readonly run: Run;
  readonly dialect: Dialect;
  readonly schemaDialect: SchemaDialect;
  readonly progress: ChangeProgress;
}

/** @throws AppError FIELD_CHANGE_UNSUPPORTED for types that do not become one another */
export function requireConversion(from: ColumnField, to: ColumnField): ConvertValue {
  const convert = valueConversion(from, to);
  if (convert) return convert;
  const expected = conversionTargets(from.type);
  const what = `${from.type} to ${to.type}; possible: ${expected.length > 0 ? expected.join(', ') : 'nothing'}`;
  throw new AppError('FIELD_CHANGE_UNSUPPORTED', { field: to.name, what, expected, received: to.type });
}

/**
 * Puts the values of a column, converted, into a column of another type. Values are converted here and not by the database, so that they
 * become the same on every one.
 */
export class ConvertColumn {
  readonly #options: ConvertOptions;

  constructor(options: ConvertOptions) {
    this.#options = options;
  }

  /** @throws AppError COLUMN_CHANGE_REFUSED with the number of values that cannot be converted */
  async convert(collection: Collection, { before, column }: Conversion): Promise<void> {
    const { run, dialect, progress } = this.#options;
    const source = { run, dialect, table: collection.tableName, key: collection.primaryKey, column: before };
    const { field, convert } = conversionOf({ before, column });
    const mayEmpty = progress.options.onFailure === 'setNull' && field.nullable;
    progress.expect(await countValues(source));
    let failed = 0;
    for await (const pairs of readValues(source)) {
      const { values, kept } = convertPairs(pairs, { convert, nullable: field.nullable });
      failed += pairs.length - kept;
      // Once it is clear that nothing comes of it, the rest is only counted.
      if (values.length > 0 && (failed === 0 || mayEmpty)) await this.#assign(values, { collection, field });
      progress.rewrote(pairs.length);
    }
    if (failed === 0) return;
    if (!mayEmpty) throw refusal(collection, { fields: [field.name], change: 'type', rows: failed });
    progress.emptied(failed);
  }

  async #assign(pairs: readonly KeyedValue[], { collection, field }: { collection: Collection; field: ColumnField }): Promise<void> {
    const { run, schemaDialect } = this.#options;
    await run(schemaDialect.assign({ table: collection.tableName, key: collection.primaryKey, column: INTERIM, field }, pairs));
  }
}

/** The steps a conversion is made of, and where among them the values go over. */
export function partsOf({ column, before }: Conversion): readonly (TableStep | 'values')[] {
  return [
    { kind: 'addColumn', column: { ...column, name: INTERIM } },
    'values',
    { kind: 'dropColumn', column: { ...column, name: before.name } },
    { kind: 'renameColumn', from: INTERIM, to: column.name, constraints: [] },
  ];
}

/** The field a conversion leads to, and how. */
export function conversionOf({ before, column }: { before: ColumnField; column: DesiredColumn }): {
  field: ColumnField;
  convert: ConvertValue;
} {
  const { field } = column;
  if (!field) throw new TypeError(`${column.name} is not the column of a field`);
  return { field, convert: requireConversion(before, field) };
}

interface Converted {
  readonly values: readonly KeyedValue[];
  /** How many rows fit: those with a value, and those that have none any more and may. */
  readonly kept: number;
}

function convertPairs(
  pairs: readonly KeyedValue[],
  { convert, nullable }: { readonly convert: ConvertValue; readonly nullable: boolean },
): Converted {
  const values: KeyedValue[] = [];
  let emptied = 0;
  for (const [key, value] of pairs) {
    const converted = convert(value);
    if (converted === null) emptied += nullable ? 1 : 0;
    else if (converted !== undefined) values.push([key, converted]);
  }
  return { values, kept: values.length + emptied };
}
