import type { DataSource } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import type { ActionQuery, Collection, JsonObject, ReadPlan, StatementContext } from '@mortise/shared';
import type { Page } from '../read/page';

/** True for pages of a collection with the option `simplePaginate`, unless the call says how to count. */
export function isSimplePage({ options }: Collection, { page, count }: ActionQuery): boolean {
  return options?.['simplePaginate'] === true && page.kind === 'page' && count === undefined;
}

/** Reads a page without counting: one row more than it holds tells whether there is another. */
export function planSimplePage(plan: ReadPlan, page: Page): { run(source: DataSource, context: StatementContext): Promise<ActionResult> } {
  const extended: ReadPlan = { ...plan, limit: page.size + 1, count: 'none' };
  return {
    async run(source, context) {
      const { json, truncated } = await source.read(extended, context);
      const rows = JSON.parse(json) as JsonObject[];
      const place = { hasNext: rows.length > page.size, page: page.offset / page.size + 1, pageSize: page.size };
      return { kind: 'value', data: rows.slice(0, page.size), meta: { ...place, ...(truncated ? { truncated } : {}) } };
    },
  };
}
