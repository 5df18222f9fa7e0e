import { type AggregatePlan, type ColumnField, type Measure, dimensionResult, measureResult } from '@mortise/shared';
import type { ExactMeasure } from './aggregate-dialect';
import { dimensionName, sourceName } from './aggregate-rows';

/** Where the value of an alias stands among the columns of a group. */
export type GroupColumn =
  | { readonly kind: 'column'; readonly alias: string; readonly name: string; readonly field: ColumnField }
  | { readonly kind: 'exact'; readonly alias: string; readonly measure: ExactMeasure };

/** The dimensions' columns, then the measures', in the plan's order. */
export function groupColumns(plan: AggregatePlan): GroupColumn[] {
  return [
    ...plan.dimensions.map((dimension, index): GroupColumn => {
      const result = dimensionResult(dimension);
      if (result.kind !== 'column') throw new Error(`A group is not known by an exact number: ${dimension.alias}`);
      return { kind: 'column', alias: dimension.alias, name: dimensionName(index), field: result.field };
    }),
    ...plan.measures.map(measureColumn),
  ];
}

function measureColumn(measure: Measure, index: number): GroupColumn {
  const { alias, distinct } = measure;
  const name = `m_v${index}`;
  const result = measureResult(measure);
  if (result.kind === 'column') return { kind: 'column', alias, name, field: result.field };
  return { kind: 'exact', alias, measure: { name, column: `"${sourceName(index)}"`, distinct, result } };
}
