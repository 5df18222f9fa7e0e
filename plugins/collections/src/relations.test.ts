import { type TestServer, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Expected = readonly [status: number, code: string];
type Shape = Readonly<Record<string, unknown>>;

eachDatabase('definitions of relations on %s', (dialect) => {
  let server: TestServer;

  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const post = (path: string, body: unknown = {}) => call('POST', path, body);
  const field = async (collection: string, name: string) =>
    dataOf<Shape>(await call('GET', `collections/${collection}/fields:get?filterByTk=${name}`));
  const fields = async (collection: string) =>
    dataOf<{ name: string }[]>(await call('GET', `collections/${collection}/fields:list?paginate=false`)).map(({ name }) => name);
  const make = async (name: string, ...own: Shape[]) =>
    dataOf<Shape>(
      await post('collections:create', { name, createdBy: false, updatedBy: false, createdAt: false, updatedAt: false, fields: own }),
    );
  const addTo = async (collection: string, body: Shape) => dataOf<Shape>(await post(`collections/${collection}/fields:create`, body));
  const title = { name: 'title', type: 'string' };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test('a belongsToMany makes its through collection, which goes with the last relation that uses it', async () => {
    await make('books', title);
    await make('shelves', title);
    const made = await addTo('books', {
      name: 'shelves',
      interface: 'm2m',
      target: 'shelves',
      reverseField: { name: 'books', interface: 'm2m' },
    });
    const keys = { through: 'books_shelves', foreignKey: 'booksId', otherKey: 'shelvesId' };
    expect(made).toMatchObject({ type: 'belongsToMany', ...keys, sourceKey: 'id', targetKey: 'id' });
    expect(await field('shelves', 'books')).toMatchObject({ type: 'belongsToMany', ...keys, foreignKey: 'shelvesId', otherKey: 'booksId' });
    expect(await fields('books_shelves')).toEqual(['id', 'booksId', 'shelvesId']);
    for (const name of ['a', 'b']) for (const side of ['books', 'shelves']) dataOf(await post(`${side}:create`, { title: name }));
    dataOf(await post('books_shelves:create', { booksId: 1, shelvesId: 2 }));
    expect(await post('books_shelves:create', { booksId: 1, shelvesId: 2 })).toMatchObject({ status: 409 });
    expect(await post('books_shelves:create', { booksId: 1, shelvesId: 3 })).toMatchObject({ status: 409 });
    expect(await call('GET', 'books:list?appends=shelves')).toMatchObject({
      body: { data: [{ shelves: [{ title: 'b' }] }, { shelves: [] }] },
    });
    expect(await call('GET', 'shelves:get/2?appends=books')).toMatchObject({ body: { data: { books: [{ title: 'a' }] } } });
    expect(await post('collections:destroy?filterByTk=books_shelves')).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'FIELD_IN_USE' }] },
    });
    expect(await post('collections/books_shelves/fields:destroy?filterByTk=booksId')).toMatchObject({ status: 409 });
    dataOf(await post('books:destroy?filterByTk=1'));
    expect(dataOf(await call('GET', 'books_shelves:list'))).toEqual([]);
    dataOf(await post('collections/books/fields:destroy?filterByTk=shelves'));
    expect(await fields('books_shelves')).toContain('booksId');
    dataOf(await post('collections/shelves/fields:destroy?filterByTk=books'));
    expect(await call('GET', 'books_shelves:list')).toMatchObject({ status: 404 });
  });

  test('a through collection of one’s own keeps its columns and gets the keys it lacks', async () => {
    await make('actors', title);
    await make('films', title);
    await make('roles_in', { name: 'part', type: 'string' }, { name: 'film', type: 'belongsTo', target: 'films', foreignKey: 'filmId' });
    await addTo('actors', {
      name: 'films',
      type: 'belongsToMany',
      target: 'films',
      through: 'roles_in',
      foreignKey: 'actorId',
      otherKey: 'filmId',
    });
    expect((await fields('roles_in')).toSorted()).toEqual(['actorId', 'film', 'filmId', 'id', 'part']);
    // The one that leads back shares it without being told.
    expect(await addTo('films', { name: 'actors', type: 'belongsToMany', target: 'actors' })).toMatchObject({
      through: 'roles_in',
      foreignKey: 'filmId',
      otherKey: 'actorId',
    });
    for (const side of ['actors', 'films']) dataOf(await post(`${side}:create`, { title: side }));
    dataOf(await post('roles_in:create', { actorId: 1, filmId: 1, part: 'p' }));
    expect(await post('roles_in:create', { actorId: 1, filmId: 1 })).toMatchObject({ status: 409 });
    dataOf(await post('collections:update?filterByTk=roles_in', { title: 'Parts' }));
    expect(await post('roles_in:create', { actorId: 1, filmId: 1 })).toMatchObject({ status: 409 });
    for (const side of ['actors', 'films'])
      dataOf(await post(`collections/${side}/fields:destroy?filterByTk=${side === 'films' ? 'actors' : 'films'}`));
    expect(await call('GET', 'roles_in:list')).toMatchObject({ status: 200 });
  });

  test('a hasOne makes its key unique, with or without a belongsTo there', async () => {
    await make('people', title);
    await make('cards', title);
    await addTo('people', {
      name: 'card',
      interface: 'oho',
      target: 'cards',
      onDelete: 'CASCADE',
      reverseField: { name: 'person', interface: 'obo' },
    });
    expect(await field('people', 'card')).toMatchObject({ type: 'hasOne', foreignKey: 'peopleId', onDelete: 'CASCADE' });
    expect(await field('cards', 'person')).toMatchObject({ type: 'belongsTo', foreignKey: 'peopleId', onDelete: 'CASCADE' });
    dataOf(await post('people:create', { title: 'p' }));
    dataOf(await post('cards:create', { person: 1 }));
    expect(await post('cards:create', { person: 1 })).toMatchObject({ status: 409, body: { errors: [{ code: 'UNIQUE_CONFLICT' }] } });
    expect(await call('GET', 'people:get/1?appends=card.person')).toMatchObject({ body: { data: { card: { id: 1, person: { id: 1 } } } } });
    dataOf(await post('people:destroy?filterByTk=1'));
    expect(dataOf(await call('GET', 'cards:list'))).toEqual([]);

    await make('seats', { name: 'guest', type: 'belongsTo', target: 'people' });
    await addTo('people', { name: 'seat', type: 'hasOne', target: 'seats' });
    dataOf(await post('collections/seats/fields:update?filterByTk=guest', { title: 'Guest' }));
    dataOf(await post('people:create', { title: 'q' }));
    dataOf(await post('seats:create', { guestId: 2 }));
    expect(await post('seats:create', { guestId: 2 })).toMatchObject({ status: 409 });
  });

  test.each([
    ['SET NULL', { status: 200 }, [{ id: 1, teamsId: null }]],
    ['CASCADE', { status: 200 }, []],
    ['RESTRICT', { status: 409, body: { errors: [{ code: 'FOREIGN_KEY_CONFLICT' }] } }, [{ id: 1, teamsId: 1 }]],
  ])('onDelete %s of a hasMany is kept by the database', async (onDelete, answer, left) => {
    await make('teams', title);
    await make('players', title);
    await addTo('teams', { name: 'players', type: 'hasMany', target: 'players', onDelete });
    expect(await field('teams', 'players')).toMatchObject({ onDelete, foreignKey: 'teamsId' });
    dataOf(await post('teams:create', {}));
    dataOf(await post('players:create', { teamsId: 1 }));
    expect(await post('players:create', { teamsId: 2 })).toMatchObject({ status: 409 });
    expect(await post('teams:destroy?filterByTk=1')).toMatchObject(answer);
    expect(dataOf(await call('GET', 'players:list'))).toMatchObject(left);
    for (const name of ['teams', 'players']) dataOf(await post(`collections:destroy?filterByTk=${name}`));
  });

  test('relations are made with their collection, to itself too', async () => {
    await make('labels', title);
    await make(
      'tasks',
      { name: 'labels', type: 'belongsToMany', target: 'labels', reverseField: { name: 'tasks', type: 'belongsToMany' } },
      { name: 'blocks', type: 'belongsToMany', target: 'tasks' },
      { name: 'notes', type: 'hasMany', target: 'labels', foreignKey: 'noteOfId', reverseField: { name: 'noteOf' } },
      { name: 'lead', type: 'belongsTo', target: 'tasks', reverseField: { name: 'led', type: 'hasMany' } },
    );
    expect(await field('tasks', 'blocks')).toMatchObject({ through: 'tasks_blocks', foreignKey: 'tasksId', otherKey: 'blocksId' });
    expect(await field('labels', 'tasks')).toMatchObject({ through: 'tasks_labels', foreignKey: 'labelsId' });
    expect(await field('labels', 'noteOf')).toMatchObject({ type: 'belongsTo', foreignKey: 'noteOfId' });
    expect(await field('tasks', 'led')).toMatchObject({ type: 'hasMany', foreignKey: 'leadId' });
    dataOf(await post('collections:destroy', {}).then(() => post('collections:destroy?filterByTk=tasks')));
    expect(await call('GET', 'tasks_blocks:list')).toMatchObject({ status: 404 });
    expect(await call('GET', 'labels:list')).toMatchObject({ status: 200 });
  });

  test.each<[string, Shape, Expected]>([
    ['a through that is the target', { type: 'belongsToMany', target: 'odd_b', through: 'odd_b' }, [400, 'DEFINITION_INVALID']],
    ['equal keys', { type: 'belongsToMany', target: 'odd_b', foreignKey: 'x', otherKey: 'X' }, [400, 'DEFINITION_INVALID']],
    ['a through of the platform', { type: 'belongsToMany', target: 'odd_b', through: 'users' }, [400, 'OPTION_UNSUPPORTED']],
    ['a rule for pairs', { type: 'belongsToMany', target: 'odd_b', onDelete: 'RESTRICT' }, [400, 'OPTION_UNSUPPORTED']],
    ['a through without pairs', { type: 'hasMany', target: 'odd_b', through: 't' }, [400, 'OPTION_UNSUPPORTED']],
    ['another key', { type: 'hasMany', target: 'odd_b', sourceKey: 'title' }, [400, 'OPTION_UNSUPPORTED']],
    ['a key of another type', { type: 'hasMany', target: 'odd_b', foreignKey: 'title' }, [400, 'DEFINITION_INVALID']],
    ['a wrong way back', { type: 'hasMany', target: 'odd_b', reverseField: { name: 'r', type: 'hasMany' } }, [400, 'DEFINITION_INVALID']],
    ['a taken way back', { type: 'hasMany', target: 'odd_b', reverseField: { name: 'title' } }, [409, 'NAME_TAKEN']],
    ['a way back to nowhere', { type: 'hasMany', target: 'nowhere', reverseField: { name: 'r' } }, [404, 'COLLECTION_NOT_FOUND']],
    ['a relation into code', { type: 'hasOne', target: 'users' }, [400, 'OPTION_UNSUPPORTED']],
  ])('%s is refused and leaves nothing behind', async (_case, body, [status, code]) => {
    if ((await call('GET', 'odd_a:list')).status === 404) for (const name of ['odd_a', 'odd_b']) await make(name, title);
    const before = [await fields('odd_a'), await fields('odd_b')];
    expect(await post('collections/odd_a/fields:create', { name: 'rel', ...body })).toMatchObject({ status, body: { errors: [{ code }] } });
    expect([await fields('odd_a'), await fields('odd_b')]).toEqual(before);
  });

  test('everything is still there after a restart', async () => {
    await make('authors', title, { name: 'desk', type: 'hasOne', target: 'desks', onDelete: 'CASCADE' });
    await make('desks', title);
    await addTo('authors', { name: 'topics', type: 'belongsToMany', target: 'topics', through: 'authors_on' });
    await make('topics', title);
    await addTo('authors', { name: 'drafts', type: 'hasMany', target: 'topics', onDelete: 'RESTRICT' });
    for (const name of ['authors', 'topics']) dataOf(await post(`${name}:create`, { title: name }));
    dataOf(await post('authors/1/topics:add', [1]));
    const shapes = async () => [
      await fields('authors_on'),
      await fields('topics'),
      await fields('desks'),
      await field('authors', 'topics'),
    ];
    const before = await shapes();
    await server.close({ keep: true });
    server = await startTestServer({ storage: server.storage, env: { INIT_ROOT_PASSWORD: server.root.password } });
    expect(await shapes()).toEqual(before);
    expect(await call('GET', 'authors:get/1?appends=topics')).toMatchObject({ body: { data: { topics: [{ title: 'topics' }] } } });
    dataOf(await post('desks:create', { authorsId: 1 }));
    expect(await post('desks:create', { authorsId: 1 })).toMatchObject({ status: 409 });
    expect(await post('authors_on:create', { authorsId: 1, topicsId: 1 })).toMatchObject({ status: 409 });
    dataOf(await post('topics:update/1', { authorsId: 1 }));
    expect(await post('authors:destroy/1')).toMatchObject({ status: 409, body: { errors: [{ code: 'FOREIGN_KEY_CONFLICT' }] } });
  });
});
