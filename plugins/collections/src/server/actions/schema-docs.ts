const text = { type: 'string' } as const;

/** JSON Schema of a field as it is defined. */
export const FIELD = {
  type: 'object',
  required: ['name'],
  properties: { name: text, type: text, interface: { type: ['string', 'null'] } },
  additionalProperties: true,
} as const;

/** JSON Schema of a collection as it is defined. */
export const COLLECTION = {
  type: 'object',
  required: ['name'],
  properties: { name: text, fields: { type: 'array', items: FIELD } },
  additionalProperties: true,
} as const;

/** How many went. */
export const COUNT = { type: 'integer', minimum: 0 } as const;

/** JSON Schema of a list. */
export const listOf = <Items>(items: Items): { readonly type: 'array'; readonly items: Items } => ({ type: 'array', items });
