import type { AnswerDocs, JsonSchema } from '@mortise/plugin-api/server';

const MESSAGE = { type: 'string' } as const;
const fault = (en: string, zh: string): AnswerDocs => ({ description: { en, 'zh-CN': zh }, schema: MESSAGE });

/** What may go wrong at every address. */
export const FAULTS = {
  '400': fault('The request cannot be read, or its values do not fit', '请求无法解析，或值不符合要求'),
  '401': { description: { en: 'The token does not hold; no body', 'zh-CN': '令牌无效；无正文' } },
  '403': fault('The caller may not do this', '调用者无权执行此操作'),
  '404': fault('There is no such table, column or record', '没有该表、列或记录'),
  '429': fault('Too many calls', '调用过于频繁'),
} as const;

export function done(schema: JsonSchema): AnswerDocs {
  return { description: { en: 'Done', 'zh-CN': '成功' }, schema };
}

/** A list as it is answered: bare, or in the envelope of OData. */
export function listOf(items: JsonSchema): JsonSchema {
  const value = { type: 'array', items };
  const properties = { '@odata.count': { type: 'integer' }, value, '@odata.nextLink': { type: 'string' } };
  return { anyOf: [value, { type: 'object', required: ['value'], properties }] };
}

export function queryParameter(name: string, schema: JsonSchema = { type: 'string' }): JsonSchema {
  return { name, in: 'query', schema };
}

const WHOLE = { type: 'integer', minimum: 0 } as const;
export const PAGING = [queryParameter('$top', WHOLE), queryParameter('$skip', WHOLE)] as const;
export const COUNT = queryParameter('$count', { type: 'string', enum: ['true', 'false'] });
