import type { JsonSchema } from '@mortise/plugin-api/server';
import { type ColumnField, type ColumnType, DATE_OPERATORS, OPERATORS_BY_TYPE, type Operator } from '@mortise/shared';
import { type Reference, anyValue } from '../document/components';
import type { DocContext } from '../document/doc-context';
import type { Rows } from '../world/open-resource';
import { mayUse } from './record-schema';

const SWITCHES: readonly Operator[] = ['$empty', '$notEmpty', '$isTruly', '$isFalsy', '$arrayEmpty', '$arrayNotEmpty'];
const LISTS: readonly Operator[] = ['$in', '$notIn', '$between', '$notBetween', '$match', '$notMatch', '$anyOf', '$noneOf'];

const ITEM = { type: ['string', 'number', 'boolean', 'null'] } as const;

/** The parameter `filter` of a resource: every field the caller may see with the operators of its type. */
export function filterOf({ resource, collection, decision }: Rows, context: DocContext): Reference {
  const { components, texts } = context;
  const name = `${resource.name}.filter`;
  return components.schema(name, () => {
    const self = { $ref: `#/components/schemas/${name}` };
    const columns = collection.columns.filter(
      (column) => !column.hidden && mayUse(decision, column) && OPERATORS_BY_TYPE[column.type].length > 0,
    );
    return {
      type: 'object',
      description: texts.t('filter'),
      properties: {
        $and: { type: 'array', items: self },
        $or: { type: 'array', items: self },
        $not: self,
        ...Object.fromEntries(columns.map((column) => [column.name, conditionOf(column, context)])),
      },
      additionalProperties: true,
    };
  });
}

/** A value, a list of values (one of them), or an object of operators. */
function conditionOf({ type }: ColumnField, context: DocContext): JsonSchema {
  const operators = context.components.schema(`Operators.${type}`, () => operatorsOf(type, context));
  return { anyOf: [operators, { type: ['string', 'number', 'boolean', 'array', 'null'], items: ITEM }] };
}

function operatorsOf(type: ColumnType, { components, texts }: DocContext): JsonSchema {
  const operators = OPERATORS_BY_TYPE[type];
  const schemaOf = (operator: Operator): JsonSchema => {
    if (SWITCHES.includes(operator)) return { type: ['boolean', 'string'] };
    if (DATE_OPERATORS.some((name) => name === operator)) return { type: ['string', 'array', 'object'], items: ITEM };
    return LISTS.includes(operator) ? { type: ['array', 'string', 'number', 'boolean', 'null'], items: ITEM } : anyValue(components);
  };
  return {
    type: 'object',
    description: texts.t('operators', { names: operators.join(', ') }),
    properties: Object.fromEntries(operators.map((operator) => [operator, schemaOf(operator)])),
    additionalProperties: false,
  };
}
