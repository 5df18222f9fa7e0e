import type { JsonObject } from '@mortise/shared';

export const PAGE_SIZES: readonly number[] = [20, 50, 100];
/** What the list can be sorted by. */
export const SORTABLE: readonly string[] = ['nickname', 'username', 'email', 'createdAt', 'updatedAt'];
const SEARCHED = ['nickname', 'username', 'email', 'phone'];

/** What the page of users shows. */
export interface UsersView {
  readonly search: string;
  /** Only users who hold it. */
  readonly role: string | undefined;
  /** `-createdAt` is descending. */
  readonly sort: string | undefined;
  readonly page: number;
  readonly pageSize: number;
  readonly user: number | 'new' | undefined;
}

/** Reads an address; what somebody wrote into it by hand and makes no sense counts as nothing. */
export function readView(parameter: (name: string) => string | undefined): UsersView {
  const sort = parameter('sort');
  const pageSize = Number(parameter('pageSize'));
  const user = parameter('user');
  return {
    search: parameter('q') ?? '',
    role: parameter('role'),
    sort: sort !== undefined && SORTABLE.includes(sort.replace(/^-/, '')) ? sort : undefined,
    page: positive(parameter('page')) ?? 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : 20,
    user: user === 'new' ? user : positive(user),
  };
}

function positive(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

/** The filter behind the search box; undefined when nothing is searched. */
export function searchFilter(search: string): JsonObject | undefined {
  const text = search.trim();
  return text === '' ? undefined : { $or: SEARCHED.map((field) => ({ [`${field}.$includes`]: text })) };
}
