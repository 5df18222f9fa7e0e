import { type ContractCall, type ContractRow, contractSuite } from './testing/contract-rows';
import { refused } from './testing/expected';

const make = (name: string, ...fields: object[]): ContractCall => ({ ask: 'POST collections:create', body: { name, fields } });
const title = { name: 'title', type: 'string' };

const COLLECTIONS: readonly ContractRow[] = [
  {
    row: 'C1',
    says: 'create makes the table at once',
    ...make('c1', title),
    data: { name: 'c1' },
    after: [
      {
        ask: 'POST c1:create',
        body: { title: 'x' },
        data: { title: 'x' },
      },
    ],
  },
  {
    row: 'C2',
    says: 'the fields every collection has',
    ask: 'POST collections:create',
    body: {
      name: 'c2',
      title: 'Two',
      fields: [title],
    },
    data: {
      title: 'Two',
      autoGenId: true,
      createdAt: true,
      updatedAt: true,
      createdBy: true,
      updatedBy: true,
      filterTargetKey: 'id',
    },
  },
  {
    row: 'C3',
    says: 'switched off',
    ask: 'POST collections:create',
    body: {
      name: 'c3',
      createdAt: false,
      updatedBy: false,
      fields: [title],
    },
    data: {
      createdAt: false,
      updatedBy: false,
      updatedAt: true,
    },
    after: [
      {
        ask: 'GET c3:list?fields=id',
        data: [],
      },
    ],
  },
  {
    row: 'C4',
    says: 'a key of its own',
    ask: 'POST collections:create',
    body: {
      name: 'c4',
      autoGenId: false,
      fields: [
        {
          name: 'code',
          type: 'string',
          primaryKey: true,
        },
      ],
    },
    data: {
      autoGenId: false,
      filterTargetKey: 'code',
    },
  },
  {
    row: 'C5',
    says: 'options of clients come back as they were sent',
    ask: 'POST collections:create',
    body: { name: 'c5', category: ['a'], color: 'red', fields: [] },
    data: { category: ['a'], color: 'red' },
  },
  { row: 'C6', says: 'a name that is taken', given: [make('c6')], ...make('c6'), ...refused('NAME_TAKEN', 409) },
  { row: 'C7', says: 'a name of another form', ...make('c 7'), ...refused('NAME_INVALID') },
  {
    row: 'C8',
    says: 'two keys',
    ...make('c8', { ...title, primaryKey: true }, { name: 'b', type: 'string', primaryKey: true }),
    ...refused('DEFINITION_INVALID'),
  },
  { row: 'C9', says: 'a field twice', ...make('c9', title, title), ...refused('NAME_TAKEN', 409) },
  { row: 'C10', says: 'a type nobody knows', ...make('c10', { name: 'a', type: 'magic' }), ...refused('DEFINITION_INVALID') },
  {
    row: 'C11',
    says: 'an option that would not be kept',
    ask: 'POST collections:create',
    body: { name: 'c11', inherits: ['c1'], fields: [] },
    ...refused('OPTION_UNSUPPORTED'),
  },
  {
    row: 'C12',
    says: 'list, with fields',
    given: [make('c12', title)],
    ask: 'GET collections:list?paginate=false&appends[]=fields&sort=sort&filter={"name":"c12"}',
    data: [
      {
        name: 'c12',
        fields: [
          { name: 'id' },
          {
            name: 'title',
            type: 'string',
          },
          {},
          {},
          {},
          {},
          {},
          {},
        ],
      },
    ],
  },
  { row: 'C13', says: 'get by name', given: [make('c13', title)], ask: 'GET collections:get?filterByTk=c13', data: { name: 'c13' } },
  {
    row: 'C14',
    says: 'update keeps what is not sent',
    given: [make('c14', title)],
    ask: 'POST collections:update?filterByTk=c14',
    body: { title: 'Fourteen' },
    data: [{ name: 'c14', title: 'Fourteen' }],
    after: [{ ask: 'GET c14:list', data: [] }],
  },
  {
    row: 'C15',
    says: 'destroy takes the table and what led to it',
    given: [
      make('c15', title),
      make('c15b', title, {
        name: 'to',
        type: 'belongsTo',
        target: 'c15',
      }),
    ],
    ask: 'POST collections:destroy?filterByTk=c15',
    data: 1,
    after: [
      {
        ask: 'POST c15b:create',
        body: { title: 'still here' },
        data: { title: 'still here' },
      },
    ],
  },
  {
    row: 'C16',
    says: 'destroy what is not there',
    ask: 'POST collections:destroy?filterByTk=c99',
    ...refused('COLLECTION_NOT_FOUND', 404),
  },
  {
    row: 'C17',
    says: 'collections of the platform stay',
    ask: 'POST collections:destroy?filterByTk=users',
    ...refused('RECORD_PROTECTED', 409),
  },
  {
    row: 'C18',
    says: 'destroy and make again',
    given: [make('c18', title), { ask: 'POST collections:destroy?filterByTk=c18' }],
    ...make('c18', { name: 'other', type: 'integer' }),
    data: { name: 'c18' },
  },
  {
    row: 'C19',
    says: 'trees',
    ask: 'POST collections:create',
    body: { name: 'c19', tree: 'adjacencyList', template: 'tree', fields: [title] },
    data: { tree: 'adjacencyList', template: 'tree' },
    after: [{ ask: 'POST c19:create', body: { title: 'root' }, data: { parentId: null } }],
  },
  {
    row: 'C20',
    says: 'a tree holds no circle',
    given: [
      {
        ask: 'POST collections:create',
        body: {
          name: 'c20',
          tree: 'adjacencyList',
          fields: [],
        },
      },
      {
        ask: 'POST c20:create',
        body: {},
      },
      {
        ask: 'POST c20:create',
        body: { parentId: 1 },
      },
    ],
    ask: 'POST c20:update?filterByTk=1',
    body: { parentId: 2 },
    ...refused('TREE_CYCLE', 409),
  },
  {
    row: 'C21',
    says: 'whose target comes later',
    given: [
      make('c21', {
        name: 'to',
        type: 'belongsTo',
        target: 'c21b',
      }),
      make('c21b', title),
    ],
    ask: 'POST c21:create',
    body: { to: null },
    data: { toId: null },
    after: [
      {
        ask: 'GET c21:list?appends=to',
        data: [{ to: null }],
      },
    ],
  },
];

contractSuite('collections', {
  async setup() {
    // Each row makes what it needs.
  },
  rows: [...COLLECTIONS],
});
