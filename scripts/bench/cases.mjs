import { query } from '../verify/support/api.mjs';
import { PEOPLE, RELATED, STATUSES, VISIBLE } from './world.mjs';

const get = (path) => ({ method: 'GET', path });
const list = (parameters) => get(`items:list?${query({ count: 'none', ...parameters })}`);
const pageOf = ({ page, size }) => ({ page: String(page), pageSize: String(size) });
const plainPage = (name, { page, size }) => get(`${name}?limit=${size}&offset=${(page - 1) * size}`);

/** One in so many items can be seen. */
const HIDING = STATUSES.length / VISIBLE.length;

/** One of the first ten pages, of about twenty rows: no two requests in a row are alike, and none walks far into the table. */
const drawPage = (random, rows) => ({ page: 1 + random(Math.min(10, Math.floor(rows / HIDING / 24))), size: 16 + random(9) });
const hasRows = (rows, { size }) => rows.length === size && rows.every(({ status }) => VISIBLE.includes(status));
const withRelations = (rows, values) => hasRows(rows, values) && rows.every(({ owner, ownerId }) => owner.id === ownerId);

/**
 * The measured requests. `draw` makes the values of one, `request` says it to Mortise and `plain` to the reference; `holds` looks
 * at the data of the answer. `goal` is the least ratio of CPU per request that is aimed at.
 */
export const CASES = [
  {
    name: 'list',
    what: 'a page of 20, by key',
    goal: 0.75,
    draw: drawPage,
    request: (values) => list(pageOf(values)),
    plain: (values) => plainPage('list', values),
    holds: hasRows,
  },
  {
    name: 'filter',
    what: 'one status, newest first, 20',
    goal: 0.75,
    draw: (random, rows) => ({ ...drawPage(random, rows / VISIBLE.length), status: VISIBLE[random(VISIBLE.length)] }),
    request: ({ status, ...page }) => list({ filter: { status }, sort: '-placedAt', ...pageOf(page) }),
    plain: ({ status, ...page }) => get(`${plainPage('filter', page).path}&status=${status}`),
    holds: (rows, values) => hasRows(rows, values) && rows.every(({ status }) => status === values.status),
  },
  {
    name: 'get',
    what: 'one record by its key',
    goal: 0.75,
    draw: (random, rows) => ({ id: visibleId(random, rows) }),
    request: ({ id }) => get(`items:get?filterByTk=${id}`),
    plain: ({ id }) => get(`get?id=${id}`),
    holds: (record, { id }) => record.id === id,
  },
  {
    name: 'one relation',
    what: 'a page of 20, each with its owner',
    goal: 0.7,
    draw: drawPage,
    request: (values) => list({ ...pageOf(values), appends: 'owner' }),
    plain: (values) => plainPage('one', values),
    holds: withRelations,
  },
  {
    name: 'three relations',
    what: 'a page of 20 with owner, comments and tags',
    draw: drawPage,
    request: (values) => list({ ...pageOf(values), appends: 'owner,comments,tags' }),
    plain: (values) => plainPage('three', values),
    holds: (rows, values) =>
      withRelations(rows, values) && rows.every(({ comments, tags }) => comments.length === RELATED && tags.length === RELATED),
  },
  {
    name: 'list of 1000',
    what: 'a page of 1,000, by key',
    goal: 0.9,
    draw: (random) => ({ page: 1 + random(2), size: 990 + random(11) }),
    request: (values) => list(pageOf(values)),
    plain: (values) => plainPage('list', values),
    holds: hasRows,
  },
  {
    name: 'list with count',
    what: 'a page of 20 as it comes by default; the reference does not count',
    goal: 0.6,
    draw: drawPage,
    request: (values) => get(`items:list?${query(pageOf(values))}`),
    plain: (values) => plainPage('list', values),
    holds: hasRows,
  },
  {
    name: 'create',
    what: 'one record of five values',
    goal: 0.75,
    draw: (random) => ({ title: `New item ${random(1e9)}`, ownerId: 1 + random(PEOPLE) }),
    request: (values) => post('items:create', values),
    plain: (values) => post('create', values),
    holds: ({ title }, values) => title === values.title,
  },
];

function post(path, { title, ownerId }) {
  const record = { title, status: 'open', amount: '12.50', ownerId, placedAt: '2023-01-02T03:04:05.678Z' };
  return { method: 'POST', path, body: JSON.stringify(record) };
}

/** Keys whose last digit is below five have a status the role may see. */
const visibleId = (random, rows) => 10 * (1 + random(rows / 10 - 1)) + random(VISIBLE.length);
