import type { AccessPort, ActionCall, CollectionsPort } from '@mortise/plugin-api/server';
import type { Collection, JsonObject } from '@mortise/shared';
import { stringify } from 'csv-stringify/sync';
import { defuse } from '../formula-text';
import { pickText } from '../localized';
import { cellText } from './cell-text';
import type { ExportQuery } from './export-query';
import type { Pages } from './read-pages';

export interface CsvOptions {
  readonly access: AccessPort;
  readonly collections: CollectionsPort;
  readonly call: ActionCall;
  readonly collection: Collection;
  readonly query: ExportQuery;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** A file as RFC 4180 has it; nothing is an empty cell, an empty text a pair of quotes. */
export async function* csvText(pages: Pages, options: CsvOptions): AsyncGenerator<string> {
  const { query } = options;
  let names: readonly string[] | undefined;
  for await (const rows of pages) {
    if (names === undefined) {
      names = rows[0] ? Object.keys(rows[0]) : await namesOfNone(options);
      yield (query.bom ? BYTE_ORDER_MARK : '') + linesOf([headings(names, options)], query);
    }
    const shown = names;
    if (rows.length > 0)
      yield linesOf(
        rows.map((row) => cells(row, shown, options)),
        query,
      );
  }
}

function headings(names: readonly string[], { call, collection, query }: CsvOptions): readonly string[] {
  return names.map((name) => {
    const title = query.titles ? collection.fields.get(name)?.title : undefined;
    const heading = title === undefined ? name : pickText(title, call.client.locale);
    return query.safe ? defuse(heading) : heading;
  });
}

function cells(row: JsonObject, names: readonly string[], { collection, collections, query }: CsvOptions): readonly (string | null)[] {
  const { dataSource } = collection;
  return names.map((name) =>
    cellText(row[name] ?? null, { field: collection.fields.get(name), safe: query.safe, collections, dataSource }),
  );
}

/** Names of fields are known from records. Where there are none, they are what the caller may see. */
async function namesOfNone({ access, call, collection, query }: CsvOptions): Promise<readonly string[]> {
  const { dataSource, principal, resource } = call;
  const decision = await access.decide(principal, { dataSource, resource, grant: 'view', snippet: undefined, collection });
  const fields = decision.allowed ? decision.fields : new Set<string>();
  const visible = collection.columns.filter(({ hidden, name }) => !hidden && (fields === undefined || fields.has(name)));
  const asked = listed(query.list['fields']);
  const except = listed(query.list['except']);
  const names = asked.length > 0 ? asked : visible.map(({ name }) => name);
  return [...new Set([...names.filter((name) => !except.includes(name)), ...listed(query.list['appends'])])];
}

function listed(names: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(names) ? names : [names];
  const given = items.flatMap((item) => (typeof item === 'string' ? item.split(',') : []));
  return given.map((name) => name.trim().split('.')[0] ?? '').filter((name) => name !== '');
}

/** What needs quotes besides what the library finds: line breaks of any kind, and a text with nothing in it, to tell it from no text. */
const QUOTED = /[\r\n]|^$/;

function linesOf(records: readonly (readonly (string | null)[])[], { delimiter }: ExportQuery): string {
  return stringify(records as (string | null)[][], { delimiter, record_delimiter: '\r\n', quoted_match: QUOTED });
}
