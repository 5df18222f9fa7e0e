const text = { type: ['string', 'null'] } as const;

/** JSON Schema of a user as they see themselves. */
export const OWN_USER = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, username: text, nickname: text, email: text, phone: text, appLang: text, theme: text },
  additionalProperties: true,
} as const;

export const NOTHING = { type: 'null' } as const;
