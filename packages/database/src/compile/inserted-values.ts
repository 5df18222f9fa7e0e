import type { ColumnField, InsertPlan, JsonValue, StatementContext } from '@mortise/shared';
import { defaultOf } from './default-of';
import { generatedValue } from './generated-value';

/** The plan's values completed by the engine's own: audit columns, generated keys, defaults. */
export function insertedValues(plan: InsertPlan, context: StatementContext): Map<ColumnField, JsonValue> {
  let moment: string | undefined;
  const now = (): string => (moment ??= new Date().toISOString());
  const values = new Map<ColumnField, JsonValue>();
  for (const field of plan.collection.columns) {
    const value = plan.values.get(field) ?? (keepsNull(field, plan) ? null : filledValue(field, now, context));
    const given = value ?? (plan.values.has(field) ? null : defaultOf(field));
    // A column that is left out, rather than set to NULL, lets the database draw the next number.
    if (given !== undefined && !(given === null && drawsNumber(field))) values.set(field, given);
  }
  return values;
}

/** Whether the column gets the next number of its scope inside the statement. */
export function drawsNextInScope(field: ColumnField): boolean {
  return field.generator?.kind === 'sort';
}

function drawsNumber(field: ColumnField): boolean {
  return field.autoIncrement || drawsNextInScope(field);
}

/** No id is not a choice, no moment is. */
function keepsNull(field: ColumnField, { values }: InsertPlan): boolean {
  return field.generator?.kind === 'now' && values.has(field);
}

function filledValue(field: ColumnField, now: () => string, context: StatementContext): JsonValue | undefined {
  switch (field.autoFill) {
    case 'createdAt':
    case 'updatedAt':
      return now();
    case 'createdBy':
    case 'updatedBy':
      return context.userId;
    default:
      // A default says more than what would be made up.
      return field.generator && defaultOf(field) === undefined ? generatedValue(field, field.generator, now()) : undefined;
  }
}
