import { type JsonObject, isAppError } from '@mortise/shared';
import { buildCollection } from './build-collection';
import { parseCollection } from './parse-collection';
import { presentCollection } from './present-collection';

function faultsOf(body: JsonObject): string[] {
  try {
    parseCollection(body);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [error, ...error.siblings].map((fault) => fault.code);
  }
}

const build = (body: JsonObject) => buildCollection({ ...parseCollection(body), sort: 1 });

describe('parseCollection', () => {
  it('switches every preset field on unless told otherwise', () => {
    expect([...build({ name: 'posts', fields: [] }).fields.keys()]).toEqual([
      'id',
      'createdAt',
      'updatedAt',
      'createdById',
      'createdBy',
      'updatedById',
      'updatedBy',
    ]);
    const bare = build({ name: 'posts', createdAt: false, updatedAt: false, createdBy: false, updatedBy: false });
    expect([...bare.fields.keys()]).toEqual(['id']);
  });

  it('merges preset fields that clients list among the others', () => {
    const collection = build({
      name: 'posts',
      autoGenId: false,
      createdAt: false,
      fields: [
        {
          name: 'id',
          type: 'bigInt',
          autoIncrement: true,
          primaryKey: true,
          allowNull: false,
          interface: 'integer',
          uiSchema: { title: 'ID' },
        },
        { name: 'createdAt', type: 'date', interface: 'createdAt', field: 'createdAt', title: 'Made' },
        { name: 'createdBy', type: 'belongsTo', interface: 'createdBy', target: 'users', foreignKey: 'createdById' },
        { name: 'createdById', type: 'bigInt', interface: 'integer' },
      ],
    });
    expect(collection.primaryKey).toMatchObject({
      name: 'id',
      type: 'bigInt',
      autoIncrement: true,
      options: { uiSchema: { title: 'ID' } },
    });
    expect(collection.fields.get('createdAt')).toMatchObject({ type: 'datetime', autoFill: 'createdAt', title: 'Made' });
    expect(collection.fields.get('createdById')).toMatchObject({ autoFill: 'createdBy', options: { interface: 'integer' } });
  });

  it('takes a key of another type instead of the generated one', () => {
    const collection = build({ name: 'tokens', fields: [{ name: 'code', type: 'uuid', primaryKey: true }] });
    expect(collection.primaryKey.name).toBe('code');
    expect(collection.fields.has('id')).toBe(false);
  });

  it('uses a declared column as the foreign key, in whatever order they come', () => {
    const collection = build({
      name: 'comments',
      fields: [
        { name: 'post', type: 'belongsTo', target: 'posts', foreignKey: 'postId' },
        { name: 'postId', type: 'bigInt', isForeignKey: true },
      ],
    });
    expect(collection.fields.get('post')).toMatchObject({ foreignKey: 'postId' });
    expect(collection.fields.get('postId')).toMatchObject({ kind: 'column', type: 'bigInt' });
  });

  it.each([
    [{ name: 'a', template: 'tree' }, ['OPTION_UNSUPPORTED']],
    [{ name: 'a', inherits: ['b'] }, ['OPTION_UNSUPPORTED']],
    [{ name: 'a', tree: 'nestedSet' }, ['OPTION_UNSUPPORTED']],
    [{ name: 'a', tree: 'adjacencyList', fields: [{ name: 'parent', type: 'string' }] }, ['DEFINITION_INVALID']],
    [{ name: 'a', sql: 'select 1' }, ['OPTION_UNSUPPORTED']],
    [{ name: 'a', view: true }, ['OPTION_UNSUPPORTED']],
    [{ name: 'm_a' }, ['NAME_RESERVED']],
    [{ name: 'a b' }, ['NAME_INVALID']],
    [{}, ['NAME_INVALID']],
    [{ name: 'a', fields: {} }, ['DEFINITION_INVALID']],
    [{ name: 'a', maxPageSize: 0 }, ['DEFINITION_INVALID']],
    [{ name: 'a', fields: [{ name: 'createdAt', type: 'string' }] }, ['DEFINITION_INVALID']],
    [
      { name: 'a', fields: [{ name: 'x', type: 'y' }, { name: 'z' }, 7] },
      ['DEFINITION_INVALID', 'DEFINITION_INVALID', 'DEFINITION_INVALID'],
    ],
    [
      {
        name: 'a',
        fields: [
          { name: 'b', type: 'string' },
          { name: 'B', type: 'string' },
        ],
      },
      ['NAME_TAKEN'],
    ],
    [{ name: 'a', fields: Array.from({ length: 201 }, (_, index) => ({ name: `f${index}`, type: 'string' })) }, ['DEFINITION_INVALID']],
  ])('refuses %j', (body, codes) => {
    expect(faultsOf(body as JsonObject)).toEqual(codes);
  });

  it('accepts the harmless options clients send and shows them again, flattened', () => {
    const body = {
      name: 'posts',
      title: { en: 'Posts' },
      inherits: [],
      sortable: false,
      template: 'general',
      category: [],
      hidden: false,
      titleField: 'id',
      view: false,
    };
    expect(presentCollection(build(body), () => undefined, true)).toMatchObject({
      ...body,
      sort: 1,
      autoGenId: true,
      createdAt: true,
      filterTargetKey: 'id',
      fields: expect.arrayContaining([expect.objectContaining({ name: 'id' })]),
    });
  });

  it('reads back what it shows', () => {
    const collection = build({
      name: 'posts',
      fields: [{ name: 'code', type: 'string', primaryKey: true }],
      updatedBy: false,
      maxPageSize: 50,
    });
    const shown = presentCollection(collection, () => undefined, false);
    expect(parseCollection({ ...shown }).settings).toEqual({
      autoGenId: false,
      createdAt: true,
      updatedAt: true,
      createdBy: true,
      updatedBy: false,
      maxPageSize: 50,
    });
  });
});
