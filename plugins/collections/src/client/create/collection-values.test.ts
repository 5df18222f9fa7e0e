import { buildCollection } from '../../server/definitions/build-collection';
import { parseCollection } from '../../server/definitions/parse-collection';
import { type CollectionValues, NEW_COLLECTION, collectionBody, keyCandidates, takenBeside } from './collection-values';

const build = (values: CollectionValues) => buildCollection({ ...parseCollection(collectionBody(values)), sort: 1 });

it('makes a collection the server takes, without rows left blank', () => {
  const collection = build({
    ...NEW_COLLECTION,
    title: ' Posts ',
    name: 'posts',
    description: ' ',
    updatedBy: false,
    fields: [
      { kind: 'input', title: 'Title', name: 'title', required: true },
      { kind: 'input' },
      undefined,
      { kind: 'm2o', name: 'author', target: 'users' },
    ],
  });
  expect(collection).toMatchObject({ name: 'posts', title: 'Posts' });
  expect(collection).not.toHaveProperty('description');
  expect([...collection.fields.keys()]).toEqual([
    'id',
    'title',
    'authorId',
    'author',
    'createdAt',
    'updatedAt',
    'createdById',
    'createdBy',
  ]);
});

it('makes the chosen field the key when there is no generated one', () => {
  const fields = [
    { kind: 'uuid', name: 'code' },
    { kind: 'json', name: 'data' },
  ];
  const collection = build({ ...NEW_COLLECTION, name: 'tokens', autoGenId: false, keyField: 'code', fields });
  expect(collection.primaryKey).toMatchObject({ name: 'code', type: 'uuid' });
  expect(build({ ...NEW_COLLECTION, name: 'tokens', keyField: 'code', fields }).primaryKey.name).toBe('id');
  expect(keyCandidates({ fields })).toEqual(['code']);
});

it('knows which names a row may not use', () => {
  const taken = takenBeside([{ name: 'a' }, { name: 'b' }, undefined], 1);
  expect(taken).toEqual(expect.arrayContaining(['a', 'id', 'createdById']));
  expect(taken).not.toContain('b');
});
