import { type TestServer, createCollection } from '@mortise/testing';
import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite } from './testing/contract-rows';
import { post, refused, untouched } from './testing/expected';

async function makeWriting(server: TestServer): Promise<void> {
  await makeBlog(server);
  await createCollection(server, {
    name: 'secrets',
    fields: [
      { name: 'word', type: 'password' },
      { name: 'title', type: 'string' },
    ],
  });
}

const CREATES: readonly ContractRow[] = [
  {
    row: 'W1',
    says: 'the record, with 200',
    ask: 'POST posts:create',
    body: { code: 'new', title: 'x' },
    data: { code: 'new', title: 'x', views: null },
    meta: undefined,
  },
  {
    row: 'W2',
    says: 'a list of records, in their order',
    ask: 'POST posts:create',
    body: [{ code: 'y' }, { code: 'x' }],
    data: [{ code: 'y' }, { code: 'x' }],
  },
  {
    row: 'W3',
    says: 'all of them or none',
    ask: 'POST posts:create',
    body: [{ code: 'x' }, { code: 'p1' }],
    ...refused('UNIQUE_CONFLICT', 409),
    after: [untouched],
  },
  { row: 'W4', says: 'an empty body', ask: 'POST secrets:create', body: {}, data: { title: null, id: expect.any(Number), createdById: 1 } },
  { row: 'W5', says: 'no body at all', ask: 'POST secrets:create', data: { title: null } },
  {
    row: 'W6',
    says: 'passwords are never shown',
    ask: 'POST secrets:create',
    body: { word: 'correct horse', title: 'x' },
    data: { title: 'x' },
    without: ['word'],
  },
  { row: 'W7', says: 'by POST to the collection', ask: 'POST posts', body: { code: 'new' }, data: { code: 'new' } },
  {
    row: 'W8',
    says: 'a field nobody knows',
    ask: 'POST posts:create',
    body: { code: 'new', nothing: 1 },
    ...refused('FIELD_UNKNOWN'),
    details: { field: 'nothing' },
    after: [untouched],
  },
  {
    row: 'W9',
    says: 'a value of another type',
    ask: 'POST posts:create',
    body: { code: 'new', views: 'many' },
    ...refused('VALUE_INVALID'),
    after: [untouched],
  },
  {
    row: 'W10',
    says: 'a text that is too long',
    ask: 'POST posts:create',
    body: { code: 'new', title: 'x'.repeat(21) },
    ...refused('VALUE_INVALID'),
    after: [untouched],
  },
  { row: 'W11', says: 'a key that is taken', ask: 'POST posts:create', body: { code: 'p1' }, ...refused('UNIQUE_CONFLICT', 409) },
  {
    row: 'W11b',
    says: 'an empty key, which no address could name',
    ask: 'POST posts:create',
    body: { code: '' },
    ...refused('VALUE_REQUIRED'),
  },
  {
    row: 'W12',
    says: 'a value that is taken',
    ask: 'POST people:create',
    body: { code: 'eve', email: 'ann@x.io' },
    ...refused('UNIQUE_CONFLICT', 409),
  },
  {
    row: 'W13',
    says: 'below a parent',
    ask: 'POST posts/p3/comments:create',
    body: { code: 'new', text: 'x' },
    data: { code: 'new', postCode: 'p3' },
  },
  {
    row: 'W14',
    says: 'below a parent, as a pair',
    ask: 'POST posts/p3/tags:create',
    body: { code: 'new' },
    data: { code: 'new' },
    after: [{ ...post('p3', 'tags'), data: { tags: [{ code: 'new' }] } }],
  },
];

const NESTED: readonly ContractRow[] = [
  {
    row: 'W20',
    says: 'a key of a relation to one',
    ask: 'POST posts:create',
    body: { code: 'new', author: 'bob' },
    data: { authorId: 'bob' },
  },
  {
    row: 'W21',
    says: 'keys of a relation to many',
    ask: 'POST posts:create',
    body: { code: 'new', tags: ['t1', 't3'] },
    after: [{ ...post('new', 'tags'), data: { tags: [{ code: 't1' }, { code: 't3' }] } }],
  },
  {
    row: 'W22',
    says: 'keys of rows that refer here',
    ask: 'POST posts:create',
    body: { code: 'new', comments: ['k3'] },
    after: [{ ask: 'GET comments:get/k3', data: { postCode: 'new' } }],
  },
  {
    row: 'W23',
    says: 'an object with a key: the row is linked and, on create, changed',
    ask: 'POST posts:create',
    body: {
      code: 'new',
      author: {
        code: 'bob',
        name: 'Robert',
      },
    },
    after: [
      {
        ...post('new', 'author'),
        data: {
          author: {
            code: 'bob',
            name: 'Robert',
          },
        },
      },
    ],
  },
  {
    row: 'W24',
    says: 'an object with a key, beside a list of relations to change',
    ask: 'POST posts:create?updateAssociationValues=author',
    body: {
      code: 'new',
      author: {
        code: 'bob',
        name: 'Robert',
      },
    },
    after: [
      {
        ask: 'GET people:get/bob',
        data: { name: 'Robert' },
      },
    ],
  },
  {
    row: 'W25',
    says: 'an object with a key, where the list names another relation: linked only',
    ask: 'POST posts:create?updateAssociationValues=tags',
    body: {
      code: 'new',
      author: {
        code: 'bob',
        name: 'Robert',
      },
    },
    data: { authorId: 'bob' },
    after: [
      {
        ask: 'GET people:get/bob',
        data: { name: 'Bob' },
      },
    ],
  },
  {
    row: 'W27',
    says: 'null: no related row',
    ask: 'POST posts:update/p1',
    body: { author: null, cover: null, tags: null },
    data: [{ authorId: null }],
    after: [{ ...post('p1', 'cover,tags'), data: { cover: null, tags: [] } }],
  },
  {
    row: 'W28',
    says: 'values of the pair',
    ask: 'POST posts:create',
    body: {
      code: 'new',
      tags: [
        {
          code: 't1',
          pairs: { weight: 3 },
        },
      ],
    },
    after: [
      {
        ask: 'GET pairs:list?filter={"postCode":"new"}',
        data: [
          {
            tagCode: 't1',
            weight: 3,
          },
        ],
      },
    ],
  },
  {
    row: 'W29',
    says: 'a related row that is not there',
    ask: 'POST posts:create',
    body: { code: 'new', tags: ['t9'] },
    ...refused('RECORD_NOT_FOUND', 404),
    after: [untouched],
  },
  {
    row: 'W30',
    says: 'a fault further in',
    ask: 'POST posts:create',
    body: { code: 'new', comments: [{ nothing: 1 }] },
    ...refused('FIELD_UNKNOWN'),
    details: { field: 'comments[0].nothing' },
    after: [untouched],
  },
];

contractSuite('creating', { setup: makeWriting, fresh: fillBlog, rows: [...CREATES, ...NESTED] });
