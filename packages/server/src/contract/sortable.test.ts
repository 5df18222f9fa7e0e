import { type ContractRow, contractSuite } from './testing/contract-rows';
import { refused } from './testing/expected';

const title = { name: 'title', type: 'string' };

const SORTABLE: readonly ContractRow[] = [
  {
    row: 'C22',
    says: 'sortable: a field that numbers the records',
    ask: 'POST collections:create',
    body: { name: 'c22', sortable: true, fields: [title] },
    data: { sortable: true },
    after: [
      { ask: 'POST c22:create', body: { title: 'a' }, data: { sort: 1 } },
      { ask: 'POST c22:create', body: { title: 'b' }, data: { sort: 2 } },
    ],
  },
  {
    row: 'C23',
    says: 'sortable with a name, within the values of another field',
    ask: 'POST collections:create',
    body: { name: 'c23', sortable: { name: 'place', scopeKey: 'title' }, fields: [title] },
    data: { name: 'c23' },
    after: [
      { ask: 'POST c23:create', body: { title: 'a' }, data: { place: 1 } },
      { ask: 'POST c23:create', body: { title: 'b' }, data: { place: 1 } },
    ],
  },
  {
    row: 'C24',
    says: 'sortable by a field that is something else',
    ask: 'POST collections:create',
    body: { name: 'c24', sortable: 'title', fields: [title] },
    ...refused('DEFINITION_INVALID'),
  },
  {
    row: 'C25',
    says: 'sortable of a collection that is there',
    given: [{ ask: 'POST collections:create', body: { name: 'c25', fields: [title] } }],
    ask: 'POST collections:update?filterByTk=c25',
    body: { sortable: true },
    ...refused('OPTION_UNSUPPORTED'),
  },
  {
    row: 'C26',
    says: 'sent back as it came',
    given: [{ ask: 'POST collections:create', body: { name: 'c26', sortable: 'place', tree: 'adjacencyList', fields: [title] } }],
    ask: 'POST collections:update?filterByTk=c26',
    body: { sortable: 'place', tree: 'adjacencyList', template: 'tree', title: 'Twenty-six' },
    data: [{ title: 'Twenty-six', sortable: 'place' }],
  },
];

contractSuite('collections whose records have places', {
  async setup() {
    // Each row makes what it needs.
  },
  rows: SORTABLE,
});
