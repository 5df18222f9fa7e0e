import type { Collection } from '@mortise/shared';
import type { Dialect } from '../compile/dialect';
import type { Run } from '../connection/driver';
import { INTERIM, partsOf } from './convert-column';
import type { PlannedStep } from './plan-collections';
import { type TableStep, afterStep } from './plan-table';
import { type RenameStep, shapeAfterRename } from './rename-steps';
import type { SchemaDialect, StepLock } from './schema-dialect';
import type { StepTaker, ViewStepKind } from './step-taker';
import { type TableShape, ROW_VERSION } from './table-shape';

/** A step that was not taken. */
export interface RecordedStep {
  readonly collection: Collection;
  readonly step: TableStep | { readonly kind: 'dropTable' } | { readonly kind: ViewStepKind; readonly gone: readonly string[] };
  /** Rows that stand against it make it wait. */
  readonly lenient: boolean;
  readonly statements: readonly string[];
  readonly lock: StepLock;
}

/** Writes steps down instead of taking them; what is read afterwards looks as if they had been taken. */
export class RecordSteps implements StepTaker {
  readonly recorded: RecordedStep[] = [];
  readonly tables: SchemaDialect;
  readonly #dialect: Dialect;
  readonly #schemaDialect: SchemaDialect;
  /** Tables as the steps leave them; undefined for those that are gone. */
  readonly #imagined = new Map<string, TableShape | undefined>();
  readonly #renames: { readonly step: RenameStep; readonly table: string }[] = [];

  constructor({ dialect, schemaDialect }: { readonly dialect: Dialect; readonly schemaDialect: SchemaDialect }) {
    this.#dialect = dialect;
    this.#schemaDialect = schemaDialect;
    this.tables = {
      ...schemaDialect,
      introspect: (run, names) => this.#introspect(run, names),
      tablesNamed: (run, names) => this.#tablesNamed(run, names),
      referencing: (run, table) => this.#referencing(run, table),
    };
  }

  take({ collection, step, lenient }: PlannedStep, table: TableShape): Promise<TableShape> {
    const after = afterStep(table, step);
    const statements = this.#statements(step, { table, after });
    this.recorded.push({ collection, step, lenient, statements, lock: this.#schemaDialect.lockOf(step.kind) });
    if (step.kind === 'renameColumn' || step.kind === 'renameTable') this.#rename(step, table.name);
    this.#imagined.set(after.name, after);
    return Promise.resolve(after);
  }

  /** What refers to the renamed follows it, in tables that are looked at later as well. */
  #rename(step: RenameStep, table: string): void {
    this.#renames.push({ step, table });
    for (const [name, shape] of this.#imagined) if (shape) this.#imagined.set(name, shapeAfterRename(shape, step, table));
    if (step.kind === 'renameTable') this.#imagined.set(step.from, undefined);
  }

  drop(collection: Collection): Promise<void> {
    const statements = [`DROP TABLE ${this.#dialect.quote(collection.tableName)}`];
    const lock = this.#schemaDialect.lockOf('dropColumn');
    this.recorded.push({ collection, step: { kind: 'dropTable' }, lenient: false, statements, lock });
    this.#imagined.set(collection.tableName, undefined);
    return Promise.resolve();
  }

  view(collection: Collection, kind: ViewStepKind, gone: readonly string[]): Promise<void> {
    const statements = kind === 'dropView' || !collection.view ? [] : [collection.view.select];
    this.recorded.push({ collection, step: { kind, gone }, lenient: false, statements, lock: 'none' });
    return Promise.resolve();
  }

  /** Values are shown as `…`: they are not known before. */
  #statements(step: TableStep, { table, after }: { readonly table: TableShape; readonly after: TableShape }): readonly string[] {
    const { quote } = this.#dialect;
    const update = (column: string): string => `UPDATE ${quote(after.name)} SET ${quote(column)} = …`;
    if (step.kind === 'fillColumn') return [update(step.column.name)];
    if (step.kind !== 'convertColumn') return this.#schemaDialect.statements(step, after);
    const version = `${quote(ROW_VERSION)} = ${quote(ROW_VERSION)} + 1`;
    return partsOf(step).flatMap((part) =>
      part === 'values' ? [`${update(INTERIM)}, ${version}`] : this.#schemaDialect.statements(part, table),
    );
  }

  async #introspect(run: Run, names: readonly string[]): Promise<Map<string, TableShape>> {
    const real = await this.#schemaDialect.introspect(
      run,
      names.filter((name) => !this.#imagined.has(name)),
    );
    for (const [name, shape] of real)
      real.set(
        name,
        this.#renames.reduce((now, { step, table }) => shapeAfterRename(now, step, table), shape),
      );
    for (const name of names) {
      const imagined = this.#imagined.get(name);
      if (imagined) real.set(name, imagined);
    }
    return real;
  }

  async #tablesNamed(run: Run, names: readonly string[]): Promise<string[]> {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    const real = await this.#schemaDialect.tablesNamed(run, names);
    const made = [...this.#imagined].filter(([name, table]) => table && wanted.has(name.toLowerCase())).map(([name]) => name);
    return [...new Set([...real.filter((name) => !this.#imagined.has(name)), ...made])];
  }

  async #referencing(run: Run, table: string): Promise<string[]> {
    const real = await this.#schemaDialect.referencing(run, table);
    const refers = (shape: TableShape | undefined): boolean => shape?.foreignKeys.some((key) => key.targetTable === table) === true;
    const made = [...this.#imagined].filter(([, shape]) => refers(shape)).map(([name]) => name);
    return [...new Set([...real.filter((name) => !this.#imagined.has(name)), ...made])];
  }
}
