import type { CollectionsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isAppError } from '@mortise/shared';
import { VERBS } from '../requests/verbs';
import { LIST_FORMATS, type RestApi } from './rest-api';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MOST_NAMES = 1000;
const NAME_LENGTH = 127;

export const MOST_APIS = 200;

type Values = Record<string, JsonValue>;

/** What the other APIs are, and which data sources there are. */
export interface Surroundings {
  readonly apis: readonly RestApi[];
  readonly collections: Pick<CollectionsPort, 'snapshot'>;
}

/**
 * Checks what is about to be stored of an API, and finds a slug for a new one that brings none.
 * @throws AppError VALUE_INVALID, VALUE_REQUIRED, NAME_TAKEN, DATA_SOURCE_NOT_FOUND
 */
export function checkApi(values: Values, { apis, collections }: Surroundings, isNew: boolean): void {
  const { name, slug, dataSource, listFormat, tables, queries } = values;
  const title = name === undefined ? '' : readName(name);
  if (name !== undefined) values['name'] = title;
  if (isNew && (slug === undefined || slug === null || slug === '')) values['slug'] = freeSlug(title, apis);
  else if (slug !== undefined) requireSlug(slug);
  if (typeof dataSource === 'string') requireSource(dataSource, collections);
  if (listFormat !== undefined && !LIST_FORMATS.some((known) => known === listFormat)) throw invalid('listFormat', LIST_FORMATS.join(', '));
  if (tables !== undefined && tables !== null) requireNames('tables', tables);
  if (queries !== undefined) requireNames('queries', queries);
}

function readName(name: JsonValue): string {
  const text = typeof name === 'string' ? name.trim() : '';
  if (text === '') throw new AppError('VALUE_REQUIRED', { field: 'name' });
  return text;
}

/** Addresses that begin with a verb mean what the verb means. */
function requireSlug(slug: JsonValue): void {
  const isFree = typeof slug === 'string' && SLUG.test(slug) && !isVerb(slug);
  if (!isFree) throw invalid('slug', `small letters, digits and hyphens, and none of ${VERBS.join(', ')}`);
}

function isVerb(slug: string): boolean {
  return VERBS.some((verb) => verb === slug);
}

function freeSlug(name: string, apis: readonly RestApi[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' || isVerb(plain) ? `${plain}${plain === '' ? '' : '-'}api` : plain;
  const taken = new Set(apis.map(({ slug }) => slug));
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}

function requireSource(key: string, collections: Surroundings['collections']): void {
  try {
    collections.snapshot(key);
  } catch (error) {
    throw isAppError(error) ? invalid('dataSource', 'the key of a data source that is open', error) : error;
  }
}

function requireNames(field: string, value: JsonValue): void {
  const fits =
    Array.isArray(value) &&
    value.length <= MOST_NAMES &&
    value.every((name) => typeof name === 'string' && name !== '' && name.length <= NAME_LENGTH);
  if (!fits) throw invalid(field, `a list of at most ${MOST_NAMES} names`);
}

function invalid(field: string, expected: string, cause?: unknown): AppError {
  return new AppError('VALUE_INVALID', { field, expected }, { cause });
}
