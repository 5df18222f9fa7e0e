/** What a JSON Schema validator tells of one keyword a value does not meet; the shape of Ajv's errors. */
export interface BrokenKeyword {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
}

type Describe = (params: Readonly<Record<string, unknown>>) => string;

const DESCRIBE: Readonly<Record<string, Describe>> = {
  required: () => 'given',
  additionalProperties: () => 'left out, it is not known here',
  enum: ({ allowedValues }) => `one of ${listOf(allowedValues).join(', ')}`,
  const: ({ allowedValue }) => `exactly ${JSON.stringify(allowedValue)}`,
  type: ({ type }) => listOf(type).join(' or '),
  minLength: ({ limit }) => (limit === 1 ? 'not empty' : `at least ${String(limit)} characters long`),
  maxLength: ({ limit }) => `at most ${String(limit)} characters long`,
  minItems: ({ limit }) => (limit === 1 ? 'a list that is not empty' : `a list of at least ${String(limit)} items`),
  maxItems: ({ limit }) => `a list of at most ${String(limit)} items`,
  uniqueItems: () => 'a list of different items',
  minProperties: ({ limit }) => (limit === 1 ? 'an object that is not empty' : `an object of at least ${String(limit)} keys`),
  maxProperties: ({ limit }) => `an object of at most ${String(limit)} keys`,
  minimum: ({ limit }) => `at least ${String(limit)}`,
  maximum: ({ limit }) => `at most ${String(limit)}`,
  multipleOf: ({ multipleOf }) => `a multiple of ${String(multipleOf)}`,
  pattern: ({ pattern }) => `text that matches ${String(pattern)}`,
  format: ({ format }) => `text of the format ${String(format)}`,
  anyOf: () => 'of one of the forms allowed here',
  oneOf: () => 'of exactly one of the forms allowed here',
};

/** Says what was expected so that it reads on after "must be"; keywords without words of their own as the validator puts them. */
export function describeKeyword({ keyword, params, message = keyword }: BrokenKeyword): string {
  const describe = Object.hasOwn(DESCRIBE, keyword) ? DESCRIBE[keyword] : undefined;
  return describe?.(params) ?? message.replace(/^must (be )?/, '');
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
