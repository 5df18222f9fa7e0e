const localizedText = {
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 500 },
    { type: 'object', minProperties: 1, additionalProperties: { type: 'string', minLength: 1, maxLength: 500 } },
  ],
} as const;

const relativePath = { type: 'string', pattern: '^\\./(?!.*\\.\\.)[A-Za-z0-9_./-]+$', maxLength: 255 } as const;

const requirement = {
  anyOf: [
    { $ref: '#/definitions/id' },
    {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: { id: { $ref: '#/definitions/id' }, optional: { type: 'boolean' } },
    },
  ],
} as const;

/** JSON Schema (draft 7) of `PluginManifest`, checked before any code of the plugin runs. */
export const manifestSchema = {
  $id: 'mortise.plugin-manifest',
  definitions: { id: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 } },
  type: 'object',
  required: ['id', 'title', 'engine', 'entries'],
  additionalProperties: false,
  properties: {
    id: { $ref: '#/definitions/id' },
    title: localizedText,
    description: localizedText,
    engine: { type: 'string', minLength: 1, maxLength: 50 },
    requires: { type: 'array', items: requirement },
    preset: { enum: ['core', 'on', 'off'] },
    entries: { type: 'object', additionalProperties: false, properties: { server: relativePath, client: relativePath } },
    permissions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'title', 'risk'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9.]*:[A-Za-z][A-Za-z0-9]*$' },
          title: localizedText,
          risk: { enum: ['read', 'write', 'admin'] },
        },
      },
    },
    reserves: { type: 'array', items: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]*$', maxLength: 63 } },
    capabilities: { type: 'array', items: { type: 'string' } },
    settings: { type: 'object' },
  },
} as const;
