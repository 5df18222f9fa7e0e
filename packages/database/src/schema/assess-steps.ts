import type { SchemaFailure, SchemaLoss, SchemaPlan, SchemaPlanStep } from '@mortise/plugin-api/server';
import { type Collection, mayCut } from '@mortise/shared';
import type { Dialect } from '../compile/dialect';
import { type Run, once } from '../connection/driver';
import { canYield } from './apply-steps';
import { type RowRule, countAgainst, rowRule } from './check-rows';
import { conversionOf } from './convert-column';
import { readExamples } from './read-examples';
import type { TableStep } from './plan-table';
import type { RecordedStep } from './record-steps';
import { TimeLimit } from './time-limit';
import { tryConversion } from './try-conversion';

export interface AssessOptions {
  /** Reads outside of any transaction. */
  readonly run: Run;
  readonly dialect: Dialect;
  /** The collections as they are. */
  readonly before: ReadonlyMap<string, Collection>;
  readonly limitMs: number;
}

const REASONS: Readonly<Record<RowRule['change'], SchemaFailure['reason']>> = {
  required: 'required',
  length: 'tooLong',
  unique: 'duplicate',
  reference: 'dangling',
};

type Conversion = Extract<RecordedStep['step'], { kind: 'convertColumn' }>;

/** Finds out what recorded steps would do to the rows there are. It only reads, one statement or a part of a table at a time. */
export class AssessSteps {
  readonly #options: AssessOptions;
  readonly #limit: TimeLimit;
  readonly #losses: SchemaLoss[] = [];
  readonly #failures: SchemaFailure[] = [];
  /** Names of tables and `table.column`s that the steps make; no row has a value there but the default. */
  readonly #made = new Set<string>();
  readonly #filled = new Set<string>();
  /** New names that earlier steps give, likewise. */
  readonly #renamed = new Set<string>();
  /** Rows of converted columns that have the same value afterwards. */
  readonly #repeated = new Map<string, number | undefined>();

  constructor(options: AssessOptions) {
    this.#options = options;
    this.#limit = new TimeLimit(options.limitMs);
  }

  async assess(recorded: readonly RecordedStep[]): Promise<Omit<SchemaPlan, 'version' | 'dependents'>> {
    const steps: SchemaPlanStep[] = [];
    for (const item of recorded) {
      const rewritesRows = await this.#limit.within(() => this.#assessStep(item), 0);
      steps.push(present(item, rewritesRows));
    }
    return { complete: this.#limit.isComplete, steps, losses: [...this.#losses], failures: [...this.#failures] };
  }

  /** Answers how many rows the step rewrites. */
  async #assessStep(item: RecordedStep): Promise<number> {
    const { collection, step } = item;
    const { tableName } = collection;
    if (this.#isRenamed(item)) {
      this.#limit.leaveOut();
      return 0;
    }
    switch (step.kind) {
      case 'createTable':
        this.#made.add(tableName);
        return 0;
      case 'dropTable':
        if (!this.#made.has(tableName)) this.#lose({ collection: collection.name, rows: await this.#count(tableName, '*') });
        return 0;
      case 'addColumn':
        this.#made.add(`${tableName}.${step.column.name}`);
        return 0;
      case 'fillColumn':
        this.#filled.add(`${tableName}.${step.column.name}`);
        return this.#made.has(tableName) ? 0 : this.#count(tableName, '*');
      case 'dropColumn':
        if (!this.#isMade(tableName, step.column.name))
          this.#lose({ collection: collection.name, field: step.column.name, rows: await this.#count(tableName, step.column.name) });
        return 0;
      case 'convertColumn':
        return this.#isMade(tableName, step.column.name) ? 0 : this.#convert(collection, step);
      case 'renameColumn':
      case 'renameTable':
        this.#renamed.add(step.kind === 'renameTable' ? step.to : `${tableName}.${step.to}`);
        return 0;
      case 'createView':
      case 'changeView':
      case 'dropView':
        return 0;
      default:
        await this.#checkRule({ ...item, step });
        return 0;
    }
  }

  async #convert(collection: Collection, step: Conversion): Promise<number> {
    const { run, dialect } = this.#options;
    const { field, convert } = conversionOf(step);
    const source = { run, dialect, table: collection.tableName, key: collection.primaryKey, column: step.before };
    const tried = await tryConversion(source, { convert, nullable: field.nullable, isOver: () => this.#limit.isOver });
    this.#repeated.set(`${collection.tableName}.${field.name}`, tried.repeated);
    const { failed: rows, examples } = tried;
    if (rows > 0)
      this.#failures.push({
        collection: collection.name,
        fields: [field.name],
        reason: 'notConvertible',
        rows,
        examples,
        canSetNull: field.nullable,
      });
    return tried.rows;
  }

  async #checkRule({ collection, step, lenient }: RecordedStep & { readonly step: TableStep }): Promise<void> {
    const { quote } = this.#options.dialect;
    const { tableName } = collection;
    const rule = lenient ? undefined : rowRule(step, { quote, name: tableName });
    if (!rule || this.#made.has(tableName)) return;
    const made = rule.fields.filter((name) => this.#isMade(tableName, name));
    const converted = rule.fields.filter((name) => this.#repeated.has(`${tableName}.${name}`));
    if (made.length > 0) return this.#checkMade(rule, collection, made);
    if (converted.length > 0 && rule.change !== 'required') return this.#checkConverted(rule, collection);
    const target = step.kind === 'addForeignKey' ? step.foreignKey.targetTable : undefined;
    const isNew = target !== undefined && this.#made.has(target);
    await this.#checkRows(isNew ? { ...rule, condition: `${quote(rule.fields[0] ?? '')} IS NOT NULL` } : rule, collection);
  }

  async #checkRows(rule: RowRule, collection: Collection): Promise<void> {
    const { run, dialect, before } = this.#options;
    const rows = await countAgainst(rule, { run, quote: dialect.quote, collection });
    if (rows === 0) return;
    const examples = await readExamples(rule, { run, dialect, collection: before.get(collection.name) ?? collection });
    this.#fail(rule, collection, { rows, examples });
  }

  /** A new column is empty, or has its default in every row. */
  async #checkMade(rule: RowRule, collection: Collection, made: readonly string[]): Promise<void> {
    const isFilled = made.every((name) => this.#filled.has(`${collection.tableName}.${name}`));
    if (rule.change === 'required' ? isFilled : !isFilled) return;
    const rows = await this.#count(collection.tableName, '*');
    const fails = rule.change === 'required' ? rows > 0 : rule.change === 'unique' && made.length === rule.fields.length && rows > 1;
    if (fails) this.#fail(rule, collection, { rows, examples: [] });
    else if (rule.change !== 'required' && rows > 0) this.#limit.leaveOut();
  }

  #checkConverted(rule: RowRule, collection: Collection): void {
    const repeated = rule.fields.length === 1 ? this.#repeated.get(`${collection.tableName}.${rule.fields[0]}`) : undefined;
    if (repeated === undefined) this.#limit.leaveOut();
    else if (repeated > 0 && rule.change === 'unique') this.#fail(rule, collection, { rows: repeated, examples: [] });
  }

  #fail(rule: RowRule, collection: Collection, found: Pick<SchemaFailure, 'rows' | 'examples'>): void {
    const reason = REASONS[rule.change];
    this.#failures.push({ collection: collection.name, fields: rule.fields, reason, ...found, canSetNull: canYield(rule, collection) });
  }

  #lose(loss: SchemaLoss): void {
    if (loss.rows > 0) this.#losses.push(loss);
  }

  /** Rows cannot be asked under a name that is still to come. */
  #isRenamed({ collection: { tableName }, step }: RecordedStep): boolean {
    return this.#renamed.has(tableName) || fieldsOf(step).some((name) => this.#renamed.has(`${tableName}.${name}`));
  }

  #isMade(table: string, column: string): boolean {
    return this.#made.has(table) || this.#made.has(`${table}.${column}`);
  }

  async #count(table: string, column: string): Promise<number> {
    const { run, dialect } = this.#options;
    const what = column === '*' ? column : dialect.quote(column);
    const { rows } = await run(once(`SELECT count(${what}) AS "count" FROM ${dialect.quote(table)}`));
    return Number(rows[0]?.['count']);
  }
}

function present({ collection, step, statements, lock }: RecordedStep, rewritesRows: number): SchemaPlanStep {
  const common = { kind: step.kind, collection: collection.name, fields: fieldsOf(step), statements, rewritesRows, lock };
  if (step.kind !== 'convertColumn' || !step.column.field) return common;
  const { before, column } = step;
  return {
    ...common,
    conversion: { from: before.type, to: step.column.field.type, cuts: column.field !== undefined && mayCut(before, column.field) },
  };
}

function fieldsOf(step: RecordedStep['step']): readonly string[] {
  switch (step.kind) {
    case 'createTable':
    case 'dropTable':
    case 'createView':
    case 'dropView':
      return [];
    case 'changeView':
      return step.gone;
    case 'addIndex':
    case 'dropIndex':
      return step.index.columns;
    case 'addForeignKey':
    case 'dropForeignKey':
      return [step.foreignKey.column];
    case 'renameColumn':
    case 'renameTable':
      return [step.from, step.to];
    default:
      return [step.column.name];
  }
}
