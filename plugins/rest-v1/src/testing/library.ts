import { type TestServer, createCollection, dataOf } from '@mortise/testing';

const AUTHORS = { name: 'authors', fields: [{ name: 'name', type: 'string' }] } as const;
const BOOKS = {
  name: 'books',
  fields: [
    { name: 'title', type: 'string', allowNull: false },
    { name: 'pages', type: 'integer' },
    { name: 'price', type: 'decimal', precision: 10, scale: 2 },
    { name: 'lent', type: 'boolean' },
    { name: 'isbn', type: 'string', unique: true },
    { name: 'stock', type: 'integer', defaultValue: 1 },
    { name: 'author', type: 'belongsTo', target: 'authors', foreignKey: 'authorId' },
  ],
} as const;
const BOOKS_OF_AUTHORS = { name: 'books', type: 'hasMany', target: 'books', foreignKey: 'authorId' } as const;

/** Makes what the tests of the client are about: books by authors. */
export async function createLibrary(server: TestServer): Promise<void> {
  await createCollection(server, AUTHORS);
  await createCollection(server, BOOKS);
  dataOf(await server.api('POST', 'collections/authors/fields:create', { token: server.root.token, body: BOOKS_OF_AUTHORS }));
}

/** The first two are by the one author there is. */
export function shelf(authorId: number): readonly object[] {
  return [
    { title: 'Emma', pages: 480, price: '9.50', lent: true, isbn: 'a-1', authorId },
    { title: 'Persuasion', pages: 250, price: '7.00', lent: false, isbn: 'a-2', authorId },
    { title: 'Middlemarch', pages: 880, price: '12.00', lent: null, isbn: 'a-3', authorId: null },
    { title: 'a "quoted", title', pages: null, price: null, lent: null, isbn: 'a-4', authorId: null },
  ];
}
