import { type BoundFilter, type Collection, type JsonObject, type StatementContext, bindSystemFilter, parseFilter } from '@mortise/shared';
import { NOBODY } from './test-databases';
import { type TestSource, planOf } from './test-source';

/** A filter that may walk to every collection of the source. */
export function bindAll({ source }: TestSource, collection: Collection, filter: JsonObject): BoundFilter {
  return bindSystemFilter(parseFilter(filter), collection, (name) => source.schema.find(name)).filter;
}

/** Keys of the rows a filter lets through, in order. */
export async function idsOf(test: TestSource, collection: Collection, { filter, context = NOBODY }: Asked): Promise<unknown[]> {
  const plan = { ...planOf(collection), where: [bindAll(test, collection, filter)] };
  const rows = JSON.parse((await test.source.read(plan, context)).json) as JsonObject[];
  return rows.map((row) => row['id']);
}

interface Asked {
  readonly filter: JsonObject;
  readonly context?: StatementContext;
}
