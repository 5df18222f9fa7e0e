import { type CallDocs, type DescribedTable, type JsonSchema, openSchema } from '@mortise/plugin-api/server';
import { COLUMN_INFO } from './column-info';
import { COUNT, FAULTS, PAGING, done, listOf, queryParameter } from './answers';

const OPTIONS = ['$filter', '$orderby', '$select', '$expand', '$search', '$apply'] as const;
const LISTING = [...OPTIONS.map((name) => queryParameter(name)), ...PAGING, COUNT];
const ONE = { type: 'integer', const: 1 } as const;
const GROUP = { type: 'object', required: ['value', 'count'], properties: { value: {}, count: { type: 'integer' } } } as const;

/** Some of a table's calls, without what they have in common. */
type Said = Omit<CallDocs, 'id' | 'group' | 'path'> & { readonly verb: string; readonly below?: string };

/** The calls on one table of an API. */
export function tableCalls(slug: string, table: DescribedTable): readonly CallDocs[] {
  const { name } = table.collection;
  const said = [...readingCalls(table), ...writingCalls(table)];
  return said.map(({ verb, below = '', ...call }) => ({
    ...call,
    id: `${slug}.${name}.${verb}`,
    group: `${slug}/${name}`,
    path: `/oauth/${verb}/${slug}/_/${name}${below}`,
  }));
}

function readingCalls(table: DescribedTable): readonly Said[] {
  const { actions } = table;
  return [
    ...(actions.has('list') ? listCalls(table) : []),
    ...(actions.has('get') ? [getCall(table)] : []),
    ...(actions.has('query') ? [groupCall(table)] : []),
    ...(actions.has('list') ? [columnCall(table)] : []),
  ];
}

function listCalls({ collection: { name }, record }: DescribedTable): readonly Said[] {
  // A group is no record, and what is selected leaves the rest out.
  const answers = { '200': done(listOf({ anyOf: [record, openSchema()] })), ...FAULTS };
  const options = Object.fromEntries(OPTIONS.map((option) => [option, { type: 'string' }]));
  const paging = { $top: { type: 'integer' }, $skip: { type: 'integer' }, $count: { type: 'boolean' } };
  const byPost = { en: `List ${name} by POST`, 'zh-CN': `以 POST 列出 ${name}` };
  return [
    { verb: 'get', method: 'get', summary: { en: `List ${name}`, 'zh-CN': `列出 ${name}` }, parameters: LISTING, answers },
    { verb: 'all', method: 'post', summary: byPost, body: jsonOf({ type: 'object', properties: { ...options, ...paging } }), answers },
  ];
}

function getCall({ collection: { name }, record }: DescribedTable): Said {
  const parameters = [queryParameter('$select'), queryParameter('$expand')];
  const summary = { en: `Get one of ${name}`, 'zh-CN': `获取 ${name} 的一条记录` };
  return { verb: 'getbyid', below: '/{key}', method: 'get', summary, parameters, answers: { '200': done(record), ...FAULTS } };
}

function groupCall({ collection: { name }, columns }: DescribedTable): Said {
  const parameters = [columnIn(columns), queryParameter('$filter'), queryParameter('$orderby'), ...PAGING];
  const summary = { en: `Count ${name} by the values of a column`, 'zh-CN': `按列的值统计 ${name}` };
  const answers = { '200': done({ type: 'array', items: GROUP }), ...FAULTS };
  return { verb: 'groupby', below: '/{column}', method: 'get', summary, parameters, answers };
}

function columnCall({ collection: { name }, columns }: DescribedTable): Said {
  const summary = { en: `What is known of a column of ${name}`, 'zh-CN': `${name} 某列的信息` };
  const answers = { '200': done(COLUMN_INFO), ...FAULTS };
  return { verb: 'coldatainfo', below: '/{column}', method: 'get', summary, parameters: [columnIn(columns)], answers };
}

function columnIn(columns: readonly string[]): JsonSchema {
  return { name: 'column', in: 'path', required: true, schema: { type: 'string', enum: columns } };
}

function writingCalls(table: DescribedTable): readonly Said[] {
  const { name, primaryKey } = table.collection;
  const parameters = [{ name: 'Prefer', in: 'header', schema: { type: 'string', enum: ['return=minimal', 'return=representation'] } }];
  const answers = { '200': done({ anyOf: [ONE, table.record] }), ...FAULTS };
  const calls: Said[] = [];
  if (table.actions.has('create')) {
    const summary = { en: `Add to ${name}`, 'zh-CN': `向 ${name} 添加记录` };
    calls.push({ verb: 'insert', method: 'post', summary, parameters, body: jsonOf(table.create), answers });
  }
  if (table.actions.has('update')) {
    const key = { type: 'object', required: [primaryKey.name] };
    const summary = { en: `Change one of ${name}; its key stands in the body`, 'zh-CN': `修改 ${name} 的一条记录，主键写在正文中` };
    calls.push({ verb: 'update', method: 'put', summary, parameters, body: jsonOf({ allOf: [table.update, key] }), answers });
  }
  if (table.actions.has('destroy')) {
    const summary = { en: `Delete one of ${name}`, 'zh-CN': `删除 ${name} 的一条记录` };
    calls.push({ verb: 'delete', below: '/{key}', method: 'delete', summary, answers: { '200': done(ONE), ...FAULTS } });
  }
  return calls;
}

function jsonOf(schema: JsonSchema): NonNullable<CallDocs['body']> {
  return { type: 'application/json', schema };
}
