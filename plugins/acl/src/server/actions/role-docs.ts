/** JSON Schema of a role. */
export const ROLE = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    title: { type: ['string', 'null'] },
    snippets: { type: 'array', items: { type: 'string' } },
    default: { type: ['boolean', 'null'] },
  },
  additionalProperties: true,
} as const;

/** How many there are, or went. */
export const COUNT = { type: 'integer', minimum: 0 } as const;
