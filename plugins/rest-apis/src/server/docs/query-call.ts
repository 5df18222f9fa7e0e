import type { RunnableQuery } from '@mortise/plugin-named-queries/contract';
import { type CallDocs, openSchema } from '@mortise/plugin-api/server';
import { COUNT, FAULTS, PAGING, done, listOf } from './answers';

/** A saved query at its address. Its parameters are texts, whose form its own types decide. */
export function queryCall(slug: string, { name, parameters }: RunnableQuery): CallDocs {
  const own = parameters.map((parameter) => ({
    name: parameter.name,
    in: 'query',
    ...(parameter.required === true ? { required: true } : {}),
    schema: parameter.type === 'array' ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
  }));
  return {
    id: `${slug}.custom.${name}`,
    group: `${slug}/custom`,
    method: 'get',
    path: `/oauth/custom/${slug}/${name}`,
    summary: { en: `Run the query ${name}`, 'zh-CN': `执行查询 ${name}` },
    parameters: [...own, ...PAGING, COUNT],
    answers: { '200': done(listOf(openSchema())), ...FAULTS },
  };
}
