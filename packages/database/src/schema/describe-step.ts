import type { PlannedStep } from './plan-collections';

/** A step of a repair, for the log. */
export function describeStep({ step }: PlannedStep): string {
  switch (step.kind) {
    case 'createTable':
      return `createTable ${step.table.name}`;
    case 'addIndex':
    case 'dropIndex':
      return `${step.kind} ${step.index.columns.join(', ')}`;
    case 'addForeignKey':
    case 'dropForeignKey':
      return `${step.kind} ${step.foreignKey.column}`;
    case 'renameColumn':
    case 'renameTable':
      return `${step.kind} ${step.from} ${step.to}`;
    default:
      return `${step.kind} ${step.column.name}`;
  }
}
