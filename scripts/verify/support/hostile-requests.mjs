import { encode, hostileJson, hostileQuery, hostileRecord, hostileText } from './hostile-values.mjs';
import { heavyRequest, malformedRequest, requestOf } from './hostile-bytes.mjs';
import { nearlyRight } from './nearly-right.mjs';
import { createRandom, seedOf } from './random.mjs';

const METHODS = ['GET', 'GET', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'get'];

/**
 * The nth hostile request of a run; the same seed, index and target give the same bytes.
 * @param {number} seed
 * @param {number} index
 * @param {{ actions: string[], tokens: Record<string, string | undefined>, host: string }} target
 * @returns {{ kind: string, method: string, who: string, chunks: () => Iterable<Buffer | string>, shown: string }}
 */
export function hostileRequest(seed, index, target) {
  const random = createRandom(seedOf(seed, index));
  const draw = random.next();
  if (draw < 0.4) return nearlyRightRequest(random, target);
  if (draw < 0.72) return actionRequest(random, target);
  if (draw < 0.84) return pathRequest(random, target);
  if (draw < 0.975) return malformedRequest(random, target);
  return heavyRequest(random, target);
}

function nearlyRightRequest(random, target) {
  const { method, path, body } = nearlyRight(random);
  const who = random.chance(0.75) ? 'root' : random.pick(['key', 'nobody', 'liar']);
  return compose(random, target, { kind: 'nearly right', who, method, path: `/api/${path}`, body, plain: true });
}

function actionRequest(random, target) {
  const action = random.pick(target.actions);
  const who = personaFor(action, random);
  const [resource, verb] = action.split(':');
  const place = resource.includes('.')
    ? resource.replace('.', `/${random.pick(['1', 'todos', 'victim', encode(hostileText(random), random)])}/`)
    : resource;
  const key = random.chance(0.2) ? `/${encode(hostileText(random), random)}` : '';
  const reads = /^(list|get|check)/.test(verb);
  const method = random.chance(0.85) ? (reads ? 'GET' : 'POST') : random.pick(METHODS);
  const body = reads && random.chance(0.8) ? undefined : hostileBody(random);
  return compose(random, target, { kind: 'action', who, method, path: `/api/${place}:${verb}${key}${hostileQuery(random)}`, body });
}

/** The run itself depends on the first user's session and on the plugin of the keys: nobody who could is let near their switches. */
function personaFor(action, random) {
  if (/^(auth:signOut|pm:)/.test(action)) return random.pick(['nobody', 'key', 'liar']);
  return random.pick(['root', 'root', 'root', 'key', 'key', 'nobody', 'liar']);
}

const PATHS = [
  '/',
  '//',
  '/api',
  '/api/',
  '/api//todos:list',
  '/api/todos',
  '/api/todos/1',
  '/api/todos/1/nope/2',
  '/api/a/b/c/d/e/f',
  '/api/todos:',
  '/api/:list',
  '/api/todos:list:list',
  '/api/todos%3Alist',
  '/api/%74odos:list',
  '/api/todos%2f1:get',
  '/api/todos:get/%2e%2e%2f',
  '/api/../api/todos:list',
  '/api/%',
  '/api/%zz',
  '/api/%c0%af',
  '/api/todos:list#x',
  '/API/todos:list',
  '/api/todos;a=b:list',
  '/api/__proto__:list',
  '/api/constructor:get',
  '/api/todos:constructor',
  '/api/todos:__proto__',
  '/api/toString:toString',
  '/favicon.ico',
  '/.env',
  '/api/__live',
  '/api/__ready',
  '*',
  'http://example.org/api/todos:list',
  'todos:list',
  `/api/${'a'.repeat(9000)}`,
  `/api/${'a/'.repeat(2000)}`,
  `/api/todos:list?${'a=1&'.repeat(1500)}`,
  `/api/todos:list?filter${'[a]'.repeat(200)}=1`,
];

function pathRequest(random, target) {
  const path = random.chance(0.7)
    ? random.pick(PATHS)
    : `/api/${Array.from({ length: random.int(1, 5) }, () => encode(hostileText(random), random)).join(random.pick(['/', ':', '.']))}`;
  const method = random.pick(METHODS);
  // A record of a collection is fair game, a whole collection or user is not.
  const who = method === 'DELETE' ? 'key' : random.pick(['root', 'key', 'nobody']);
  return compose(random, target, { kind: 'path', who, method, path, body: random.chance(0.3) ? hostileBody(random) : undefined });
}

function hostileBody(random) {
  const choice = random.int(0, 9);
  if (choice <= 4) return JSON.stringify(hostileRecord(random));
  if (choice === 5) return JSON.stringify(hostileJson(random));
  if (choice === 6) return JSON.stringify(hostileRecord(random)).slice(0, random.int(1, 20));
  if (choice === 7) return random.bytes(random.int(1, 60));
  if (choice === 8)
    return random.pick([
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      '{"title":"a","title":{"$ne":1}}',
      '\ufeff{}',
      '{"a":1e400}',
      '{"\\u0000":1}',
      '[[[[[[]]]]]]',
      '"a"',
      '1',
      'null',
      '[]',
      '[{}]',
    ]);
  return JSON.stringify({ title: 'a', [hostileText(random)]: hostileJson(random) });
}

const ODD_HEADERS = [
  'x-role',
  'x-data-source',
  'x-request-id',
  'accept-language',
  'if-match',
  'x-timezone',
  'x-locale',
  'accept',
  'cookie',
  'origin',
  'x-forwarded-for',
  'content-encoding',
  'x-http-method-override',
  'range',
];
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
];

function compose(random, target, { kind, who, method, path, body, plain = false }) {
  const headers = [`Host: ${plain || random.chance(0.97) ? target.host : headerText(random)}`, 'Connection: close'];
  const token = target.tokens[who] ?? (who === 'liar' ? lie(random, target) : undefined);
  if (token !== undefined)
    headers.push(`Authorization: ${plain || random.chance(0.97) ? 'Bearer ' : random.pick(['Basic ', 'bearer', ''])}${token}`);
  if (random.chance(plain ? 0.05 : 0.25)) headers.push(`${random.pick(ODD_HEADERS)}: ${headerText(random)}`);
  const bytes = body === undefined ? undefined : Buffer.from(body);
  if (bytes !== undefined)
    headers.push(`Content-Type: ${plain ? 'application/json' : random.pick(TYPES)}`, `Content-Length: ${bytes.length}`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`, random.chance(0.5) ? 'utf8' : 'latin1');
  return requestOf({ kind, method, who }, [head, ...(bytes === undefined ? [] : [bytes])]);
}

const headerText = (random) =>
  hostileText(random)
    .replaceAll(/[\r\n\u0000]/g, ' ')
    .slice(0, 3000);

/** A token that is none: cut, changed, unsigned or nonsense. */
function lie(random, { tokens }) {
  const [head, payload, signature] = tokens.key.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return random.pick([
    `${none}.${payload}.`,
    `${head}.${payload}.${signature.slice(0, -2)}`,
    `${head}.${payload}`,
    `${head}.e30.${signature}`,
    '...',
    'x'.repeat(6000),
    headerText(random).trim() || 'x',
  ]);
}
