import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type OpenSettings, type PopupSettings, readOpenSettings, readPopup } from '../place/open-settings';
import { type PartSettings, readPart } from '../settings/part-settings';
import { readCount, readFlag, readObjectSetting, readText, readTexts, readWord } from '../settings/read-settings';

/** A field by its name, or a column of another plugin. */
export type TableColumn = string | (PartSettings & { readonly title: string });

export const CREATE_WAYS = ['drawer', 'page', 'nothing'] as const;

/** What a table block shows, as far as its settings make sense. */
export interface TableSettings {
  /** Name; `''` while none is chosen. */
  readonly collection: string;
  /** In order; empty: the usual ones. */
  readonly columns: readonly TableColumn[];
  readonly pageSize: number;
  readonly filter: JsonObject | undefined;
  readonly sort: readonly string[];
  readonly opening: OpenSettings;
  readonly create: (typeof CREATE_WAYS)[number];
  readonly createPopup: PopupSettings;
  /** Search, filter and choice of columns above the table. */
  readonly toolbar: boolean;
  /** Cells may be changed where they stand. */
  readonly edit: boolean;
  /** Rows may be selected and deleted. */
  readonly remove: boolean;
}

export function readTableSettings(settings: JsonObject): TableSettings {
  const { collection, columns, pageSize, filter, sort, create, createPopup, toolbar, edit, remove } = settings;
  return {
    collection: readText(collection),
    columns: Array.isArray(columns) ? columns.flatMap((column: JsonValue) => readColumn(column) ?? []) : [],
    pageSize: readCount(pageSize) ?? 20,
    filter: readObjectSetting(filter),
    sort: readTexts(sort),
    opening: readOpenSettings(settings),
    create: readWord(create, CREATE_WAYS),
    createPopup: readPopup(createPopup),
    toolbar: readFlag(toolbar, { usually: true }),
    edit: readFlag(edit, { usually: false }),
    remove: readFlag(remove, { usually: true }),
  };
}

function readColumn(column: JsonValue): TableColumn | undefined {
  if (typeof column === 'string') return column;
  const part = isJsonObject(column) ? readPart(column) : undefined;
  return part && isJsonObject(column) ? { ...part, title: readText(column['title']) } : undefined;
}

/** Names of the fields among the columns. */
export function fieldColumns(columns: readonly TableColumn[]): readonly string[] {
  return columns.filter((column) => typeof column === 'string');
}

/** What an address would say of the view a block begins with. */
export function beginOf({ columns, pageSize, sort }: TableSettings): string {
  const params = new URLSearchParams({ pageSize: String(pageSize) });
  const fields = fieldColumns(columns);
  if (fields.length > 0) params.set('columns', fields.join(','));
  if (sort.length > 0) params.set('sort', sort.join(','));
  return params.toString();
}
