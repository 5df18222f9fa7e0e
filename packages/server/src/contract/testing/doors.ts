import { HIDDEN, conditionOn, operatorsOf } from './hidden-columns';

/** A request that must be refused, and the same with a value no row has: the two answers must not differ. */
export interface Door {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export const filtered = (path: string, filter: unknown): string =>
  `${path}${path.includes('?') ? '&' : '?'}filter=${encodeURIComponent(JSON.stringify(filter))}`;
export const get = (path: string): Door => ({ method: 'GET', path });
export const post = (path: string, body?: unknown): Door => ({ method: 'POST', path, ...(body === undefined ? {} : { body }) });
export const query = (body: object): Door => post('files:query', body);
export const count = { measures: [{ aggregation: 'count', alias: 'n' }] };

/** Everywhere the action API takes a filter on files. */
const FILTER_DOORS: readonly ((filter: unknown) => Door)[] = [
  (filter) => get(filtered('files:list', filter)),
  (filter) => get(filtered('files:list', { $or: [{ title: 'a' }, filter] })),
  (filter) => get(filtered('files:list', { $not: filter })),
  (filter) => get(filtered('files:list?cursor=', filter)),
  (filter) => get(filtered('files:get', filter)),
  (filter) => get(filtered('files:get/1', filter)),
  (filter) => get(filtered('files:export?format=ndjson', filter)),
  (filter) => post(filtered('files:update', filter), { title: 'x' }),
  (filter) => post(filtered('files:update?filterByTk=1', filter), { title: 'x' }),
  (filter) => post(filtered('files:destroy', filter)),
  (filter) => query({ ...count, filter }),
];

export const operators = HIDDEN.flatMap(({ type, name, there, notThere }) =>
  operatorsOf(type).map((operator): [string, Door[]] => [
    `${operator} of a hidden ${type}`,
    [there, notThere].map((value) => get(filtered('files:list', conditionOn(name, operator, value)))),
  ]),
);
export const throughRelations = HIDDEN.map(({ type, name, there }): [string, Door[]] => [
  `a hidden ${type} of a related row, whatever the operator,`,
  operatorsOf(type).flatMap((operator) =>
    ['cover', 'pages'].map((relation) => get(filtered('files:list', conditionOn(`${relation}.${name}`, operator, there)))),
  ),
]);
export const everyDoor = HIDDEN.map(({ type, name, there, notThere }): [string, Door[]] => {
  const [operator = '$empty'] = operatorsOf(type);
  return [
    `a hidden ${type} in every filter`,
    FILTER_DOORS.flatMap((door) => [there, notThere].map((value) => door(conditionOn(name, operator, value)))),
  ];
});
export const otherDoors = HIDDEN.map(({ type, name, there, notThere }): [string, Door[]] => [
  `a hidden ${type} in sort, output, sums and values`,
  [
    ...['', '-', 'cover.', '-cover.'].map((prefix) => get(`files:list?sort=${prefix}${name}`)),
    ...['', 'cover.', 'pages.'].map((prefix) => get(`files:list?fields=${prefix}${name}`)),
    get(`files:get/1?fields=${name}`),
    get(`files:list?except=${name}`),
    get(`files:export?format=ndjson&fields=${name}`),
    ...['count', 'sum', 'avg', 'min', 'max'].flatMap((aggregation) =>
      [name, `cover.${name}`].map((field) => query({ measures: [{ field, aggregation, alias: 'n' }] })),
    ),
    query({ dimensions: [{ field: name }] }),
    query({ dimensions: [{ field: ['cover', name] }] }),
    query({ measures: [{ field: name, aggregation: 'count', alias: 'n', distinct: true }], having: { n: 1 }, orders: [{ field: 'n' }] }),
    ...[there, notThere].flatMap((value) => [
      post('files:create', { title: 'new', [name]: value }),
      post('files:create', [{ title: 'new' }, { [name]: value }]),
      post('files:create', { title: 'new', pages: [{ [name]: value }] }),
      post('files:update/1', { [name]: value }),
      post('files:update/1?updateAssociationValues=cover', { cover: { id: 1, [name]: value } }),
      post(`files:firstOrCreate?filterKeys=${name}`, { title: 'new', [name]: value }),
      post(`files:updateOrCreate?filterKeys=${name}`, { title: 'new', [name]: value }),
      post('files/1/pages:create', { [name]: value }),
      post('files/1/pages:update?filterByTk=1', { [name]: value }),
    ]),
  ],
]);
export const relations: [string, Door[]][] = [
  [
    'a hidden relation',
    [
      get(filtered('files:list', { 'hiddenPage.$exists': true })),
      get(filtered('files:list', { 'hiddenPage.title': 'open page' })),
      get(filtered('files:list', { hiddenPageId: 1 })),
      get('files:list?sort=hiddenPage.title'),
      get('files:list?appends=hiddenPage'),
      get('files:list?fields=hiddenPage'),
      get('files:list?fields=hiddenPage.title'),
      query({ dimensions: [{ field: 'hiddenPage.title' }] }),
      post('files:update/1', { hiddenPage: 1 }),
      post('files:update/1', { hiddenPageId: 1 }),
      post('files/1/hiddenPage:set', [1]),
    ],
  ],
  [
    'a relation to rows that may not be listed',
    [
      get(filtered('files:list', { 'vault.$exists': true })),
      get(filtered('files:list', { 'vault.title': 'v' })),
      get('files:list?sort=vault.title'),
      get('files:list?appends=vault'),
      get('files:list?fields=vault.title'),
      query({ dimensions: [{ field: 'vault.title' }] }),
      get('files/1/vault:get'),
      get('vaults:list'),
      get('vaults:get/1'),
      get('vaults:get/9'),
    ],
  ],
];

export const REST = '/api/rest/v1/';
const REST_OPERATORS = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'in', 'is', 'isdistinct'];
const operand = (operator: string, value: unknown): string =>
  operator === 'is' ? 'null' : operator === 'in' ? `(${String(value)})` : String(value);
export const restOperators = HIDDEN.map(({ type, name, there, notThere }): [string, Door[]] => [
  `a hidden ${type}, whatever the comparison over REST,`,
  REST_OPERATORS.flatMap((operator) =>
    [there, notThere].flatMap((value) => {
      const test = encodeURIComponent(`${operator}.${operand(operator, value)}`);
      return [get(`${REST}files?${name}=${test}`), get(`${REST}files?${name}=not.${test}`)];
    }),
  ),
]);
export const restDoors = HIDDEN.map(({ type, name, there, notThere }): [string, Door[]] => [
  `a hidden ${type} in every other place, over REST`,
  [
    get(`${REST}files?select=title,${name}`),
    get(`${REST}files?select=cover(${name})`),
    get(`${REST}files?order=${name}.desc`),
    get(`${REST}files?or=(title.eq.a,${name}.is.null)`),
    get(`${REST}files?not.and=(${name}.is.null)`),
    post(`${REST}files?columns=${name}`, [{ [name]: null }]),
    { method: 'DELETE', path: `${REST}files?${name}=is.null` },
    { method: 'PATCH', path: `${REST}files?${name}=is.null`, body: { title: 'x' } },
    ...[there, notThere].flatMap((value): Door[] => [
      post(`${REST}files`, { [name]: value }),
      { method: 'PATCH', path: `${REST}files?id=eq.1`, body: { [name]: value } },
    ]),
  ],
]);
