import { type ContractCall, type ContractRow, contractSuite } from './testing/contract-rows';
import { refused } from './testing/expected';

const make = (name: string, ...fields: object[]): ContractCall => ({ ask: 'POST collections:create', body: { name, fields } });
const title = { name: 'title', type: 'string' };

const FIELDS: readonly ContractRow[] = [
  {
    row: 'C40',
    says: 'a field is added to the table',
    given: [make('f1', title)],
    ask: 'POST collections/f1/fields:create',
    body: { name: 'age', type: 'integer' },
    data: { name: 'age', type: 'integer' },
    after: [{ ask: 'POST f1:create', body: { age: 3 }, data: { age: 3, title: null } }],
  },
  {
    row: 'C41',
    says: 'a field that is there',
    given: [make('f2', title)],
    ask: 'POST collections/f2/fields:create',
    body: title,
    ...refused('NAME_TAKEN', 409),
  },
  {
    row: 'C42',
    says: 'a field changes its title',
    given: [make('f3', title)],
    ask: 'POST collections/f3/fields:update?filterByTk=title',
    body: { uiSchema: { title: 'Name' } },
    data: [{ name: 'title', uiSchema: { title: 'Name' } }],
  },
  {
    row: 'C43',
    says: 'a field goes with its column',
    given: [make('f4', title, { name: 'b', type: 'integer' })],
    ask: 'POST collections/f4/fields:destroy?filterByTk=b',
    data: 1,
    after: [{ ask: 'GET f4:list', data: [] }],
  },
  {
    row: 'C44',
    says: 'the key stays',
    given: [make('f5', title)],
    ask: 'POST collections/f5/fields:destroy?filterByTk=id',
    ...refused('FIELD_IN_USE', 409),
  },
  {
    row: 'C45',
    says: 'a field that is not there',
    given: [make('f6', title)],
    ask: 'POST collections/f6/fields:destroy?filterByTk=b',
    ...refused('RECORD_NOT_FOUND', 404),
  },
  {
    row: 'C46',
    says: 'a relation with its other side',
    given: [make('f7', title), make('f7b', title)],
    ask: 'POST collections/f7/fields:create',
    body: {
      name: 'one',
      type: 'belongsTo',
      target: 'f7b',
      reverseField: {
        name: 'many',
        type: 'hasMany',
      },
    },
    data: {
      name: 'one',
      foreignKey: 'oneId',
    },
    after: [
      {
        ask: 'GET f7b:list?appends=many',
        data: [],
      },
    ],
  },
  {
    row: 'C47',
    says: 'pairs make their collection',
    given: [make('f8b', title)],
    ...make('f8', {
      name: 'tags',
      type: 'belongsToMany',
      target: 'f8b',
    }),
    data: { name: 'f8' },
    after: [
      {
        ask: 'GET f8:list?appends=tags',
        data: [],
      },
    ],
  },
  {
    row: 'C48',
    says: 'pairs with one column for both sides',
    given: [make('f9b', title)],
    ...make('f9', { name: 'tags', type: 'belongsToMany', target: 'f9b', foreignKey: 'a', otherKey: 'a' }),
    ...refused('DEFINITION_INVALID'),
  },
];

/** Rows of two collections of which one refers to the other, and what becomes of the reference. */
const onDelete = (row: string, rule: string, rest: Partial<ContractRow>): ContractRow => {
  const name = row.toLowerCase();
  return {
    row,
    says: `onDelete ${rule}`,
    given: [
      make(`${name}b`, title),
      make(name, {
        name: 'to',
        type: 'belongsTo',
        target: `${name}b`,
        onDelete: rule,
      }),
      {
        ask: `POST ${name}b:create`,
        body: {},
      },
      {
        ask: `POST ${name}:create`,
        body: { to: 1 },
      },
    ],
    ask: `POST ${name}b:destroy?filterByTk=1`,
    ...rest,
  };
};
const RULES: readonly ContractRow[] = [
  onDelete('C60', 'SET NULL', { data: 1, after: [{ ask: 'GET c60:list', data: [{ toId: null }] }] }),
  onDelete('C61', 'CASCADE', { data: 1, after: [{ ask: 'GET c61:list', data: [] }] }),
  onDelete('C62', 'RESTRICT', { ...refused('FOREIGN_KEY_CONFLICT', 409), after: [{ ask: 'GET c62:list', data: [{ toId: 1 }] }] }),
];

contractSuite('fields of collections', {
  async setup() {
    // Each row makes what it needs.
  },
  rows: [...FIELDS, ...RULES],
});
