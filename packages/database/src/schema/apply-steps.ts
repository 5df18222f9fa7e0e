import type { Log } from '@mortise/plugin-api/server';
import { type Collection, isAppError } from '@mortise/shared';
import { Binder } from '../compile/binder';
import type { Dialect } from '../compile/dialect';
import { defaultOf } from '../compile/insert';
import { compileRenumber } from '../compile/renumber';
import { type Run, once } from '../connection/driver';
import { withinIndexLimit } from '../index-limit';
import type { ChangeProgress } from './change-progress';
import { type RowRule, countAgainst, refusal, rowRule } from './check-rows';
import { ConvertColumn, partsOf } from './convert-column';
import type { PlannedStep } from './plan-collections';
import { type TableStep, afterStep } from './plan-table';
import type { SchemaDialect } from './schema-dialect';
import type { StepTaker } from './step-taker';
import type { DesiredColumn, TableShape } from './table-shape';

const NOBODY = { '$user.id': null, $nRole: null };

export interface ApplyOptions {
  readonly run: Run;
  readonly dialect: Dialect;
  readonly schemaDialect: SchemaDialect;
  readonly log: Log;
  readonly progress: ChangeProgress;
}

/** Carries steps out. Before each one, the rows that stand against it are looked for. */
export class ApplySteps implements StepTaker {
  readonly #options: ApplyOptions;
  readonly #conversion: ConvertColumn;

  constructor(options: ApplyOptions) {
    this.#options = options;
    this.#conversion = new ConvertColumn(options);
  }

  get tables(): SchemaDialect {
    return this.#options.schemaDialect;
  }

  async take({ collection, step, lenient }: PlannedStep, table: TableShape): Promise<TableShape | undefined> {
    const { run, schemaDialect, log } = this.#options;
    try {
      await this.#check(step, collection);
    } catch (error) {
      if (!lenient || !isAppError(error)) throw error;
      log.warn('foreign key left out because of existing rows', { ...error.details });
      return undefined;
    }
    const after = afterStep(table, step);
    if (step.kind === 'convertColumn') await this.#convert({ collection, step }, table);
    else {
      if (step.kind === 'fillColumn') await this.#fill(collection, step.column);
      const apply = (): Promise<void> => schemaDialect.apply(run, step, after);
      await (step.kind === 'addIndex' ? withinIndexLimit(step.index.columns, apply) : apply());
    }
    return after;
  }

  async drop({ tableName }: Collection): Promise<void> {
    const { run, schemaDialect } = this.#options;
    await schemaDialect.drop(run, tableName);
  }

  view(): Promise<void> {
    return Promise.resolve();
  }

  /** @throws AppError COLUMN_CHANGE_REFUSED with the number of rows */
  async #check(step: TableStep, collection: Collection): Promise<void> {
    const { run, dialect, progress } = this.#options;
    const { quote } = dialect;
    const rule = rowRule(step, { quote, name: collection.tableName });
    if (!rule) return;
    const rows = await countAgainst(rule, { run, quote, collection });
    if (rows === 0) return;
    if (progress.options.onFailure !== 'setNull' || !canYield(rule, collection)) throw refusal(collection, { ...rule, rows });
    await this.#setNull(rule, collection);
    progress.emptied(rows);
  }

  async #setNull({ fields, condition }: RowRule, collection: Collection): Promise<void> {
    const { run, dialect } = this.#options;
    const assignments = fields.map((field) => `${dialect.quote(field)} = NULL`).join(', ');
    await run(once(`UPDATE ${dialect.quote(collection.tableName)} SET ${assignments} WHERE ${condition}`));
  }

  async #convert(
    { collection, step }: { collection: Collection; step: Extract<TableStep, { kind: 'convertColumn' }> },
    table: TableShape,
  ): Promise<void> {
    const { run, schemaDialect } = this.#options;
    let shape = table;
    for (const part of partsOf(step)) {
      if (part === 'values') await this.#conversion.convert(collection, step);
      else {
        shape = afterStep(shape, part);
        await schemaDialect.apply(run, part, shape);
      }
    }
  }

  async #fill(collection: Collection, { field }: DesiredColumn): Promise<void> {
    if (!field) return;
    const { run, dialect } = this.#options;
    const value = defaultOf(field);
    if (value === undefined) {
      await run(compileRenumber({ collection, field, where: [] }, { variables: NOBODY }, dialect));
      return;
    }
    const binder = new Binder(dialect);
    const text = `UPDATE ${dialect.quote(collection.tableName)} SET ${dialect.quote(field.name)} = ${binder.literal(field, value)}`;
    await run(once(text, binder.values(NOBODY)));
  }
}

/** Whether rows that stand against a rule may lose the value instead. */
export function canYield({ yieldsToNull, fields }: RowRule, { columns }: Collection): boolean {
  return yieldsToNull && fields.every((name) => columns.find((column) => column.name === name)?.nullable === true);
}
