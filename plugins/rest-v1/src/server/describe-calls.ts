import type { AnswerDocs, CallDocs, DescribedTable, DocsReader, JsonSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const query = (name: string, schema: JsonSchema): JsonSchema => ({ name, in: 'query', schema });
const header = (name: string, schema: JsonSchema): JsonSchema => ({ name, in: 'header', schema });

/** Comparisons stand under the names of columns, `done=is.false`, which no document can list. */
const CONDITIONS: JsonSchema = {
  name: 'conditions',
  in: 'query',
  style: 'form',
  explode: true,
  schema: { type: 'object', additionalProperties: TEXT },
};
const READING = [
  query('select', TEXT),
  query('order', TEXT),
  query('limit', { type: 'integer', minimum: 0 }),
  query('offset', { type: 'integer', minimum: 0 }),
  query('or', TEXT),
  CONDITIONS,
  header('Range', TEXT),
  header('Prefer', TEXT),
];
const WRITING = [query('select', TEXT), header('Prefer', TEXT)];

const FAULT: JsonSchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: TEXT, message: TEXT, details: { type: ['string', 'null'] }, hint: { type: ['string', 'null'] } },
};
const fault = (en: string, zh: string): AnswerDocs => ({ description: { en, 'zh-CN': zh }, schema: FAULT });
const FAULTS = {
  '300': fault('Several relations lead to the table that is asked for', '有多个关联指向所要的表'),
  '400': fault('The request cannot be read', '请求无法解析'),
  '401': fault('The credential does not hold', '凭证无效'),
  '403': fault('The caller may not do this', '调用者无权执行此操作'),
  '404': fault('There is no such table', '没有该表'),
  '429': fault('Too many calls', '调用过于频繁'),
} as const;
const done = (schema?: JsonSchema): AnswerDocs => ({ description: { en: 'Done', 'zh-CN': '成功' }, ...(schema ? { schema } : {}) });

/** The calls on each table its reader may use, below a path that ends with a slash. */
export function describeCalls({ tables, dataSource }: DocsReader, base: string): readonly CallDocs[] {
  return dataSource === 'main' ? tables.flatMap((table) => callsOf(table, base)) : [];
}

function callsOf(table: DescribedTable, base: string): readonly CallDocs[] {
  const { collection, actions } = table;
  const { name } = collection;
  const path = `${base}${name}`;
  const rows = (): JsonSchema => ({ type: 'array', items: table.record });
  const calls: CallDocs[] = [];
  const add = (call: Omit<CallDocs, 'id' | 'group' | 'path'>): unknown =>
    calls.push({ id: `${name}.${call.method}`, group: name, path, ...call });
  if (actions.has('list')) {
    const partial: AnswerDocs = { description: { en: 'A part of the rows', 'zh-CN': '部分行' }, schema: rows() };
    const summary = { en: `Read rows of ${name}`, 'zh-CN': `读取 ${name} 的行` };
    add({ method: 'get', summary, parameters: READING, answers: { '200': done(rows()), '206': partial, ...FAULTS } });
  }
  if (actions.has('create')) {
    const schema = { anyOf: [table.create, { type: 'array', items: table.create }] };
    const summary = { en: `Add rows to ${name}`, 'zh-CN': `向 ${name} 添加行` };
    add({ method: 'post', summary, parameters: WRITING, body: jsonOf(schema), answers: { '201': done(), ...CONFLICTS } });
  }
  if (actions.has('create') && actions.has('update') && actions.has('list')) {
    const summary = { en: `Add a row to ${name}, or change it`, 'zh-CN': `添加或修改 ${name} 的一行` };
    add({ method: 'put', summary, parameters: [CONDITIONS, ...WRITING], body: jsonOf(table.create), answers: put(rows) });
  }
  if (actions.has('update')) {
    const summary = { en: `Change rows of ${name}`, 'zh-CN': `修改 ${name} 的行` };
    add({ method: 'patch', summary, parameters: [CONDITIONS, ...WRITING], body: jsonOf(table.update), answers: changed(rows) });
  }
  if (actions.has('destroy')) {
    const summary = { en: `Delete rows of ${name}`, 'zh-CN': `删除 ${name} 的行` };
    add({ method: 'delete', summary, parameters: [CONDITIONS, ...WRITING], answers: changed(rows) });
  }
  return calls;
}

const CONFLICTS = { ...FAULTS, '409': fault('The rows conflict with others', '与其他行冲突') } as const;

function changed(rows: () => JsonSchema): CallDocs['answers'] {
  return { '200': done(rows()), '204': done(), ...CONFLICTS };
}

function put(rows: () => JsonSchema): CallDocs['answers'] {
  return { ...changed(rows), '405': fault('The address does not name one row by its key', '地址没有用键指明一行') };
}

function jsonOf(schema: JsonSchema): NonNullable<CallDocs['body']> {
  return { type: 'application/json', schema };
}
