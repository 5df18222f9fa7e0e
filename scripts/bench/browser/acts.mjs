import { nextRows } from './painted.mjs';

export const COLLECTION = 'todos';
export const ROWS_SHOWN = '[role=grid][aria-busy=false] tbody tr';

/** Sorted by, upwards and downwards; only the status has an index. */
const COLUMNS = ['title', 'status', 'priority', 'dueAt', 'notes'];
const STATUSES = 19;

const data = (query = '') => `/admin/data/${COLLECTION}${query}`;
const grid = (page) => page.getByRole('grid');

/**
 * What people do in the data browser again and again. `from` is where the page stands before the first sample, `click` is what is clicked
 * at last. After `fresh` samples the page has seen it all and would ask the server no more: then it is loaded anew.
 */
export const ACTS = [
  {
    name: 'next page',
    from: data('?page=2'),
    fresh: 150,
    click: (page) => page.getByRole('button', { name: 'Next page' }),
  },
  {
    name: 'sort',
    from: data(),
    fresh: 2 * COLUMNS.length,
    click: (page, sample) => grid(page).getByRole('button', { name: COLUMNS[(sample >> 1) % COLUMNS.length], exact: true }),
  },
  {
    name: 'filter',
    from: data(`?filter=${encodeURIComponent('{"status":{"$eq":"status-0"}}')}`),
    fresh: STATUSES,
    async prepare(page, sample) {
      await page
        .getByRole('search')
        .getByRole('button', { name: /^Filter/ })
        .click();
      await page.getByRole('textbox', { name: 'Value' }).fill(`status-${1 + (sample % STATUSES)}`);
    },
    click: (page) => page.getByRole('button', { name: 'Apply' }),
  },
];

/** Opens the page and waits for its rows. */
export async function standAt(page, { from }) {
  await page.goto(from);
  await page.locator(ROWS_SHOWN).first().waitFor();
}

/** Does it once. @returns {Promise<{ milliseconds: number, addresses: string[] }>} until the rows are painted, and what was asked for them */
export async function doOnce(page, act, sample) {
  await act.prepare?.(page, sample);
  const addresses = [];
  const note = (request) => request.url().includes('/api/') && addresses.push(request.url());
  page.on('request', note);
  const painted = page.evaluate(nextRows);
  await act.click(page, sample).click();
  const milliseconds = await painted;
  page.off('request', note);
  return { milliseconds, addresses };
}
