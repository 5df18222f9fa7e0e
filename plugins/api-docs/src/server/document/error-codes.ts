import { ERRORS, type ErrorCode, type ErrorKind } from '@mortise/shared';
import type { StatusKey } from '../doc-texts';

/** What an operation does decides which errors it can answer with. */
export type ErrorClass = 'open' | 'read' | 'write' | 'upsert' | 'versioned' | 'custom' | 'route';

const STATUS_OF_KIND: Readonly<Partial<Record<ErrorKind, StatusKey>>> = {
  input: '400',
  unauthenticated: '401',
  forbidden: '403',
  notFound: '404',
  conflict: '409',
  precondition: '412',
  tooLarge: '413',
  mediaType: '415',
  unprocessable: '422',
  limit: '429',
  internal: '500',
  unavailable: '503',
};

type Codes = Readonly<Partial<Record<StatusKey, readonly ErrorCode[]>>>;

const ALWAYS: Codes = {
  '401': [
    'EMPTY_TOKEN',
    'INVALID_TOKEN',
    'EXPIRED_SESSION',
    'BLOCKED_TOKEN',
    'NOT_EXIST_USER',
    'ROLE_NOT_FOUND_FOR_USER',
    'USER_HAS_NO_ROLES_ERR',
  ],
  '429': ['RATE_LIMITED'],
  '500': ['INTERNAL'],
  '503': ['SERVER_CLOSING', 'DATABASE_UNAVAILABLE', 'DATABASE_BUSY', 'SCHEMA_CHANGED', 'DEADLINE_EXCEEDED'],
};

const QUERY: readonly ErrorCode[] = [
  'HEADER_INVALID',
  'QUERY_PARAMETER_UNKNOWN',
  'QUERY_PARAMETER_INVALID',
  'QUERY_FILTER_INVALID',
  'QUERY_OPERATOR_UNKNOWN',
  'QUERY_OPERATOR_UNSUPPORTED',
  'QUERY_VALUE_INVALID',
  'QUERY_VARIABLE_UNKNOWN',
  'QUERY_TOO_COMPLEX',
  'FIELD_UNKNOWN',
  'RECORD_KEY_REQUIRED',
];
const BODY: readonly ErrorCode[] = ['JSON_INVALID', 'JSON_TOO_DEEP', 'JSON_TOO_MANY_KEYS', 'KEY_FORBIDDEN', 'BODY_INVALID'];
const VALUES: readonly ErrorCode[] = [
  'FIELD_READ_ONLY',
  'VALUE_REQUIRED',
  'VALUE_INVALID',
  'VALUES_CONTRADICT',
  'PASSWORD_INVALID',
  'FILTER_REQUIRED',
  'TOO_MANY_RECORDS',
  'RELATION_UNSUPPORTED',
];
const DENIED: readonly ErrorCode[] = ['ACTION_DENIED', 'FIELD_DENIED'];
const MISSING: readonly ErrorCode[] = [
  'RESOURCE_NOT_FOUND',
  'ACTION_NOT_FOUND',
  'RECORD_NOT_FOUND',
  'DATA_SOURCE_NOT_FOUND',
  'COLLECTION_NOT_FOUND',
];

const READ: Codes = {
  ...ALWAYS,
  '400': [...QUERY, 'PAGE_SIZE_TOO_LARGE', 'OFFSET_TOO_LARGE', 'TOO_MANY_RECORDS', ...BODY],
  '403': DENIED,
  '404': MISSING,
};
const WRITE: Codes = {
  ...ALWAYS,
  '400': [...QUERY, ...BODY, ...VALUES],
  '403': [...DENIED, 'CSRF_REFUSED'],
  '404': MISSING,
  '409': [
    'UNIQUE_CONFLICT',
    'FOREIGN_KEY_CONFLICT',
    'RECORD_PROTECTED',
    'COLLECTION_READ_ONLY',
    'DATABASE_REFUSED',
    'TREE_CYCLE',
    'LAST_ROOT',
  ],
  '413': ['BODY_TOO_LARGE'],
  '415': ['MEDIA_TYPE_UNSUPPORTED'],
};
const UPSERT: Codes = { ...WRITE, '422': ['IDEMPOTENCY_KEY_REUSED'] };

/** Actions of plugins may answer with whatever fits the status. */
const CUSTOM: Codes = Object.fromEntries(
  (['400', '401', '403', '404', '409', '412', '413', '415', '422', '429', '500', '503'] as const).map((status) => [
    status,
    (Object.keys(ERRORS) as ErrorCode[]).filter((code) => STATUS_OF_KIND[ERRORS[code]] === status),
  ]),
);

const CLASSES: Readonly<Record<ErrorClass, Codes>> = {
  open: CUSTOM,
  read: READ,
  write: WRITE,
  upsert: UPSERT,
  versioned: { ...UPSERT, '412': ['PRECONDITION_FAILED'] },
  custom: CUSTOM,
  route: CUSTOM,
};

/** The statuses an operation may answer with, and the codes beside each. */
export function errorCodes(of: ErrorClass): readonly (readonly [StatusKey, readonly ErrorCode[]])[] {
  const codes = CLASSES[of];
  return (Object.entries(codes) as [StatusKey, readonly ErrorCode[]][]).map(([status, own]) => [status, withSiblings(status, own, codes)]);
}

/** Several faults may be told at once, of which the first one decides the status. */
function withSiblings(status: StatusKey, own: readonly ErrorCode[], codes: Codes): readonly ErrorCode[] {
  if (status === '400') return [...new Set([...own, ...(codes['403'] ?? []), ...(codes['404'] ?? [])])];
  return status === '403' || status === '404' ? [...new Set([...own, ...(codes['400'] ?? [])])] : own;
}
