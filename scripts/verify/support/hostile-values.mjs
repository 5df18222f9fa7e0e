const TEXTS = [
  '',
  ' ',
  "' OR 1=1 --",
  '"; DROP TABLE "todos"; --',
  "1'; SELECT pg_sleep(5); --",
  ') UNION SELECT "passwordHash" FROM "m_users_users" --',
  '\\',
  '%',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e\ufeff',
  '𝒳'.repeat(50),
  'a'.repeat(5000),
  '{{$user.id}}',
  '{{$user.constructor}}',
  '${7*7}',
  '../../../../../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '9223372036854775808',
  '-9223372036854775809',
  '0x10',
  '1,2,3',
  '[1',
  '{"$or":[]}',
  'null',
  'true',
  '2024-02-30',
  '99999-01-01T00:00:00Z',
  '2024-01-01T00:00:00+99:99',
  '0000-00-00',
  'title',
  'id',
  '1',
  '-1',
  '0',
  'root',
  'main',
];
const NUMBERS = [0, -0, 1, -1, 0.1, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 1e308, 5e-324, 1e21];
const FIELDS = [
  'id',
  'title',
  'status',
  'priority',
  'done',
  'dueAt',
  'notes',
  'createdAt',
  'createdBy',
  'createdById',
  'name',
  'username',
  'm_version',
  'roles',
  'passwordHash',
  'nope',
  'title.nope',
  '__proto__',
];
const OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$notIn',
  '$includes',
  '$empty',
  '$not',
  '$regexp',
  '$like',
  '$exists',
  '$where',
  '$and',
  '$or',
  '$',
];
const KEYS = [
  ...FIELDS,
  'type',
  'fields',
  'title',
  'actions',
  'role',
  'roleName',
  'expiresIn',
  'userId',
  'account',
  'strategy',
  'snippets',
  'settings',
  'target',
  'defaultValue',
  'primaryKey',
  'length',
  'scope',
  'usingActionsConfig',
  'filter',
  'values',
];

/** Text an attacker, or a broken client, might send where a value belongs. */
export const hostileText = (random) => (random.chance(0.85) ? random.pick(TEXTS) : random.bytes(random.int(1, 40)).toString('latin1'));

/** Any JSON value, at most a few levels deep. */
export function hostileJson(random, depth = 0) {
  const kind = random.int(0, depth > 3 ? 3 : 6);
  if (kind <= 1) return hostileText(random);
  if (kind === 2) return random.pick(NUMBERS);
  if (kind === 3) return random.pick([null, true, false, [], {}]);
  const length = random.int(0, 4);
  if (kind === 4) return Array.from({ length }, () => hostileJson(random, depth + 1));
  return Object.fromEntries(Array.from({ length }, () => [random.pick(KEYS), hostileJson(random, depth + 1)]));
}

/** A body that looks like a record or a definition, with values that do not. */
export function hostileRecord(random) {
  const count = random.int(0, 6);
  return Object.fromEntries(
    Array.from({ length: count }, () => [random.pick(KEYS), random.chance(0.3) ? random.pick(['a', 1, true, null]) : hostileJson(random)]),
  );
}

/** Something that resembles a filter. */
export function hostileFilter(random, depth = 0) {
  if (depth > random.int(0, 12)) return hostileJson(random, 3);
  const choice = random.int(0, 3);
  if (choice === 0)
    return { [random.pick(['$and', '$or', '$not'])]: Array.from({ length: random.int(0, 3) }, () => hostileFilter(random, depth + 1)) };
  if (choice === 1) return { [`${random.pick(FIELDS)}.${random.pick(OPERATORS)}`]: hostileJson(random, 2) };
  return { [random.pick(FIELDS)]: random.chance(0.5) ? { [random.pick(OPERATORS)]: hostileJson(random, 2) } : hostileJson(random, 2) };
}

const PARAMETERS = [
  'filter',
  'fields',
  'except',
  'appends',
  'sort',
  'page',
  'pageSize',
  'paginate',
  'count',
  'filterByTk',
  'filterByTks',
  'unknown',
  'fields[]',
  'filter[title]',
  'filter[$and][0][title][$includes]',
  'filter[__proto__][polluted]',
  '__proto__[polluted]',
  'constructor[prototype][polluted]',
  'filter[a][b][c][d][e][f][g][h][i][j][k]',
  'sort[0]',
  'page[]',
  'filterByTk[]',
];

/** A query string. Destructive keys are left to chance, never to a name the run depends on. */
export function hostileQuery(random) {
  const pairs = Array.from({ length: random.int(0, 4) }, () => {
    const name = random.pick(PARAMETERS);
    const value =
      name === 'filter' && random.chance(0.8)
        ? JSON.stringify(hostileFilter(random))
        : random.chance(0.15)
          ? random.pick(FIELDS)
          : hostileText(random);
    return `${encode(name, random)}=${encode(value, random)}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join(random.chance(0.95) ? '&' : ';')}`;
}

/** Percent-encoded most of the time; otherwise as it is, as far as a request line can carry it. */
export function encode(text, random) {
  if (random.chance(0.9)) return encodeURIComponent(text.toWellFormed());
  return text.replaceAll(/[\u0000-\u0020\u007f]/g, '+');
}
