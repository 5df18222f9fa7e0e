import type { CallDocs, DescribedTable, JsonSchema } from '@mortise/plugin-api/server';
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

function readingCalls({ collection: { name }, columns, actions, record }: DescribedTable): readonly Said[] {
  const column = { name: 'column', in: 'path', required: true, schema: { type: 'string', enum: columns } };
  const calls: Said[] = [];
  if (actions.has('list')) {
    // A group is no record, and what is selected leaves the rest out.
    const rows = listOf({ anyOf: [record, { type: 'object' }] });
    const summary = { en: `List ${name}`, 'zh-CN': `列出 ${name}` };
    const options = Object.fromEntries(OPTIONS.map((option) => [option, { type: 'string' }]));
    const body = jsonOf({
      type: 'object',
      properties: { ...options, $top: { type: 'integer' }, $skip: { type: 'integer' }, $count: { type: 'boolean' } },
    });
    calls.push(
      { verb: 'get', method: 'get', summary, parameters: LISTING, answers: { '200': done(rows), ...FAULTS } },
      {
        verb: 'all',
        method: 'post',
        summary: { en: `List ${name} by POST`, 'zh-CN': `以 POST 列出 ${name}` },
        body,
        answers: { '200': done(rows), ...FAULTS },
      },
    );
  }
  if (actions.has('get')) {
    const parameters = [queryParameter('$select'), queryParameter('$expand')];
    const summary = { en: `Get one of ${name}`, 'zh-CN': `获取 ${name} 的一条记录` };
    calls.push({ verb: 'getbyid', below: '/{key}', method: 'get', summary, parameters, answers: { '200': done(record), ...FAULTS } });
  }
  if (actions.has('query')) {
    const parameters = [column, queryParameter('$filter'), queryParameter('$orderby'), ...PAGING];
    const summary = { en: `Count ${name} by the values of a column`, 'zh-CN': `按列的值统计 ${name}` };
    const answers = { '200': done({ type: 'array', items: GROUP }), ...FAULTS };
    calls.push({ verb: 'groupby', below: '/{column}', method: 'get', summary, parameters, answers });
  }
  if (actions.has('list')) {
    const summary = { en: `What is known of a column of ${name}`, 'zh-CN': `${name} 某列的信息` };
    const answers = { '200': done({ type: 'object', required: ['name', 'dataType', 'nullable'] }), ...FAULTS };
    calls.push({ verb: 'coldatainfo', below: '/{column}', method: 'get', summary, parameters: [column], answers });
  }
  return calls;
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
