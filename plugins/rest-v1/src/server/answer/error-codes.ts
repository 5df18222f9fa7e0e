import type { ErrorCode } from '@mortise/shared';

/** A code of PostgREST or, five characters long, of PostgreSQL; the status where it is not that of the error's kind. */
export interface RestCode {
  readonly code: string;
  readonly status?: number;
}

/** What the engine's errors are called here. */
export const REST_CODES: Readonly<Partial<Record<ErrorCode, RestCode>>> = {
  EMPTY_TOKEN: { code: '42501' },
  INVALID_TOKEN: { code: 'PGRST301' },
  EXPIRED_SESSION: { code: 'PGRST303' },
  BLOCKED_TOKEN: { code: 'PGRST301' },
  NOT_EXIST_USER: { code: 'PGRST301' },
  ACTION_DENIED: { code: '42501' },
  FIELD_DENIED: { code: '42501' },
  CSRF_REFUSED: { code: '42501' },
  // PostgREST knows nothing of the kind: told apart by the names they have everywhere here.
  ADDRESS_REFUSED: { code: 'ADDRESS_REFUSED' },
  ORIGIN_REFUSED: { code: 'ORIGIN_REFUSED' },
  RATE_LIMITED: { code: 'RATE_LIMITED' },
  RATE_LIMITS_UNAVAILABLE: { code: 'RATE_LIMITS_UNAVAILABLE' },
  RESOURCE_NOT_FOUND: { code: 'PGRST205' },
  ACTION_NOT_FOUND: { code: 'PGRST205' },
  COLLECTION_NOT_FOUND: { code: 'PGRST205' },
  METHOD_NOT_ALLOWED: { code: 'PGRST117' },
  FIELD_UNKNOWN: { code: '42703' },
  FIELD_READ_ONLY: { code: '428C9' },
  VALUE_INVALID: { code: '22P02' },
  VALUES_CONTRADICT: { code: '22P02' },
  QUERY_VALUE_INVALID: { code: '22P02' },
  VALUE_REQUIRED: { code: '23502' },
  UNIQUE_CONFLICT: { code: '23505' },
  FOREIGN_KEY_CONFLICT: { code: '23503' },
  QUERY_OPERATOR_UNSUPPORTED: { code: '42883' },
  FILTER_REQUIRED: { code: '21000' },
  TOO_MANY_RECORDS: { code: '54000' },
  QUERY_TOO_COMPLEX: { code: '54001' },
  OPTION_UNSUPPORTED: { code: 'PGRST127' },
  RELATION_UNSUPPORTED: { code: 'PGRST200' },
  PAGE_SIZE_TOO_LARGE: { code: 'PGRST103', status: 416 },
  OFFSET_TOO_LARGE: { code: 'PGRST103', status: 416 },
  BODY_INVALID: { code: 'PGRST102' },
  JSON_INVALID: { code: 'PGRST102' },
  JSON_TOO_DEEP: { code: 'PGRST102' },
  JSON_TOO_MANY_KEYS: { code: 'PGRST102' },
  KEY_FORBIDDEN: { code: 'PGRST102' },
  MEDIA_TYPE_UNSUPPORTED: { code: 'PGRST102' },
  DEADLINE_EXCEEDED: { code: '57014' },
  DATABASE_UNAVAILABLE: { code: 'PGRST001' },
  INTERNAL: { code: 'XX000' },
};

/** Errors of requests that have no name of their own here. */
export const OTHER: RestCode = { code: 'PGRST100' };
