import { MAIN_SOURCE, type ApiFault } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import type { FormPlace } from '@mortise/ui';
import type { Parameter, ParameterType } from '../../contract/query-parts';
import type { NamedQuery } from '../named-query';
import { readValue, writeValue } from '../parameter-values';

export interface ParameterForm {
  /** A line that was just added has none. */
  readonly name?: string;
  readonly type: ParameterType;
  readonly required?: boolean;
  /** As text. */
  readonly defaultValue?: string;
}

export interface QueryForm {
  readonly name: string;
  readonly title?: string;
  readonly kind: 'tree' | 'sql';
  /** `main` where nothing is chosen. */
  readonly dataSource?: string;
  readonly sql?: string;
  readonly resource?: string;
  readonly action?: 'list' | 'query';
  /** JSON. */
  readonly words?: string;
  readonly parameters?: readonly ParameterForm[];
  readonly roles?: readonly string[];
  readonly pageSize?: number | null;
  readonly maxPageSize?: number | null;
}

export const FRESH: Partial<QueryForm> = { action: 'list', words: '{}', parameters: [], roles: [], pageSize: 20, maxPageSize: 200 };

export function formOf(query: NamedQuery): QueryForm {
  const { name, title, kind, dataSource, sql, tree, parameters, roles, pageSize, maxPageSize } = query;
  return {
    name,
    title: title ?? '',
    kind,
    dataSource,
    sql: sql ?? '',
    action: tree?.action ?? 'list',
    words: JSON.stringify(tree?.params ?? {}, null, 2),
    ...(tree === null ? {} : { resource: tree.resource }),
    parameters: parameters.map((parameter) => ({ ...parameter, defaultValue: writeValue(parameter.defaultValue) })),
    roles,
    pageSize,
    maxPageSize,
  };
}

/** The definition without its name and roles, as `preview` takes it. Titles of parameters are kept from `stored`. */
export function definitionOf(form: QueryForm, stored: readonly Parameter[] = []): JsonObject {
  const { kind, dataSource = MAIN_SOURCE, sql = '', resource = '', action = 'list', words = '', pageSize, maxPageSize } = form;
  const content = kind === 'sql' ? { sql } : { tree: { resource, action, params: readWords(words) ?? {} } };
  return {
    kind,
    dataSource,
    ...content,
    parameters: parametersOf(form, stored) as unknown as JsonObject[],
    ...(pageSize === null || pageSize === undefined ? {} : { pageSize }),
    ...(maxPageSize === null || maxPageSize === undefined ? {} : { maxPageSize }),
  };
}

export function parametersOf({ parameters = [] }: Pick<QueryForm, 'parameters'>, stored: readonly Parameter[] = []): readonly Parameter[] {
  return parameters.map(({ name = '', type, required, defaultValue = '' }) => {
    const value = readValue(type, defaultValue);
    const title = stored.find((parameter) => parameter.name === name)?.title;
    return {
      name: name.trim(),
      type,
      ...(title === undefined ? {} : { title }),
      ...(required === true ? { required } : {}),
      ...(value === undefined ? {} : { defaultValue: value }),
    };
  });
}

/** The words of a tree from their JSON; undefined when they are no object. */
export function readWords(text: string): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

const PLACES: Readonly<Record<string, FormPlace>> = {
  SQL_INVALID: 'sql',
  UNIQUE_CONFLICT: 'name',
  FOREIGN_KEY_CONFLICT: 'roles',
  COLLECTION_NOT_FOUND: 'resource',
  RESOURCE_NOT_FOUND: 'resource',
};

/** The field of the form a refusal is about: that of the text, or of the parameter it names. */
export function queryFaultPlace({ code, details = {} }: ApiFault, { kind, parameters = [] }: QueryForm): FormPlace | undefined {
  const { field, path } = details;
  if (typeof path === 'string') return placeOfPath(path);
  const lineOf = (name: unknown): number => parameters.findLastIndex((parameter) => parameter.name === name);
  if (code === 'DEFINITION_INVALID') {
    const line = lineOf(details['received']);
    if (line >= 0) return ['parameters', line, 'name'];
    return kind === 'sql' ? 'sql' : 'words';
  }
  if (typeof field === 'string') {
    const line = lineOf(field);
    if (line >= 0) return ['parameters', line, 'defaultValue'];
    return field === 'tree' ? 'resource' : field;
  }
  return PLACES[code];
}

/** `body/parameters/0/name` → the field of that line. */
function placeOfPath(path: string): FormPlace | undefined {
  const [, first, line, last] = path.split('/');
  if (first === 'parameters' && line !== undefined) return ['parameters', Number(line), last ?? 'name'];
  if (first === 'tree') return line === 'resource' ? 'resource' : 'words';
  return first;
}
