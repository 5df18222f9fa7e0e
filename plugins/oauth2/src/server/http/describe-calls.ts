import { type AnswerDocs, type CallDocs, type JsonSchema, listSchema, openSchema } from '@mortise/plugin-api/server';
import { DISCOVERY, type Routes } from './endpoints';

const TEXT = { type: 'string' } as const;
const FORM = 'application/x-www-form-urlencoded';

/** RFC 6749, 5.2. */
const FAULT: JsonSchema = { type: 'object', required: ['error'], properties: { error: TEXT, error_description: TEXT } };
const fault = (en: string, zh: string): AnswerDocs => ({ description: { en, 'zh-CN': zh }, schema: FAULT });
const FAULTS = {
  '400': fault('The request does not hold', '请求无效'),
  '401': fault('The client could not be authenticated', '客户端认证失败'),
  '429': fault('Too many failed authentications', '认证失败次数过多'),
} as const;
const done = (schema: JsonSchema): AnswerDocs => ({ description: { en: 'Done', 'zh-CN': '成功' }, schema });

/** RFC 7517, 5. */
const KEYS = openSchema({ keys: listSchema(openSchema({ kty: TEXT, kid: TEXT })) });
/** OpenID Connect Discovery 1.0, 3, and RFC 8414, 2. */
const METADATA = openSchema({ issuer: TEXT, authorization_endpoint: TEXT, token_endpoint: TEXT, jwks_uri: TEXT });
/** Told before the protocol is asked. */
const TOO_MANY: AnswerDocs = {
  description: { en: 'Too many calls', 'zh-CN': '调用过于频繁' },
  schema: openSchema({ errors: listSchema(openSchema({ code: TEXT, message: TEXT })) }),
};

/** How a client says who it is, unless it does so by HTTP Basic. */
const CLIENT = { client_id: TEXT, client_secret: TEXT } as const;
const formOf = (properties: JsonSchema, required: readonly string[]): NonNullable<CallDocs['body']> => ({
  type: FORM,
  schema: { type: 'object', required, properties: { ...properties, ...CLIENT } },
});

const TOKEN: JsonSchema = {
  type: 'object',
  required: ['access_token', 'token_type', 'expires_in'],
  properties: {
    access_token: TEXT,
    token_type: { const: 'Bearer' },
    expires_in: { type: 'integer' },
    scope: TEXT,
    refresh_token: TEXT,
    id_token: TEXT,
  },
};

/** The endpoints of the authorization server that programs call; pages are sent to the others. */
export function describeEndpoints({ token, introspection, revocation, jwks }: Routes): readonly CallDocs[] {
  return [
    {
      id: 'token',
      method: 'post',
      path: token,
      isPublic: true,
      summary: { en: 'Get an access token', 'zh-CN': '获取访问令牌' },
      body: formOf(
        {
          grant_type: { type: 'string', enum: ['client_credentials', 'authorization_code', 'refresh_token'] },
          scope: TEXT,
          code: TEXT,
          code_verifier: TEXT,
          redirect_uri: TEXT,
          refresh_token: TEXT,
        },
        ['grant_type'],
      ),
      answers: { '200': done(TOKEN), ...FAULTS },
    },
    aboutToken('introspection', introspection, {
      summary: { en: 'Ask whether a token holds (RFC 7662)', 'zh-CN': '查询令牌是否有效（RFC 7662）' },
      answers: { '200': done({ type: 'object', required: ['active'], properties: { active: { type: 'boolean' } } }), ...FAULTS },
    }),
    aboutToken('revocation', revocation, {
      summary: { en: 'End a token (RFC 7009)', 'zh-CN': '吊销令牌（RFC 7009）' },
      answers: { '200': { description: { en: 'The token does not hold any more', 'zh-CN': '令牌已失效' } }, ...FAULTS },
    }),
    reading('jwks', jwks, { summary: { en: 'Keys that verify ID tokens', 'zh-CN': '用于校验 ID 令牌的公钥' }, schema: KEYS }),
    ...DISCOVERY.map((path) =>
      reading(path.slice(path.lastIndexOf('/') + 1), path, { summary: { en: 'Discovery', 'zh-CN': '服务发现' }, schema: METADATA }),
    ),
  ];
}

/** The token endpoints of APIs. */
export function describeApiTokens(): readonly CallDocs[] {
  return [
    {
      id: 'token.of.api',
      method: 'post',
      path: '/oauth/{api}/token',
      isPublic: true,
      summary: { en: 'Get an access token under the name of an API', 'zh-CN': '以某个 API 的名义获取访问令牌' },
      body: formOf({ grant_type: { const: 'client_credentials' }, scope: TEXT }, ['grant_type']),
      answers: { '200': done(TOKEN), ...FAULTS },
    },
  ];
}

function aboutToken(id: string, path: string, said: Pick<CallDocs, 'summary' | 'answers'>): CallDocs {
  return { id, method: 'post', path, isPublic: true, body: formOf({ token: TEXT, token_type_hint: TEXT }, ['token']), ...said };
}

function reading(
  id: string,
  path: string,
  { summary, schema }: { readonly summary: CallDocs['summary']; readonly schema: JsonSchema },
): CallDocs {
  return { id, method: 'get', path, isPublic: true, summary, answers: { '200': done(schema), '429': TOO_MANY } };
}
