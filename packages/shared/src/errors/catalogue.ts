/**
 * What went wrong, in terms of the domain. Only the server's error edge knows which HTTP status a kind becomes.
 */
export type ErrorKind =
  | 'input'
  | 'tooLarge'
  | 'uriTooLong'
  | 'mediaType'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'method'
  | 'conflict'
  | 'precondition'
  | 'unprocessable'
  | 'limit'
  | 'unavailable'
  | 'config'
  | 'internal';

/**
 * Every error code a client may ever see. Codes are for ever: a retired one stays listed, with a comment, and is not reused.
 * Texts live in the kernel's locale files under `errors.<CODE>`; a test keeps catalogue, texts and docs equal.
 */
export const ERRORS = {
  // Request syntax
  JSON_INVALID: 'input',
  JSON_TOO_DEEP: 'input',
  JSON_TOO_MANY_KEYS: 'input',
  KEY_FORBIDDEN: 'input',
  BODY_INVALID: 'input',
  URL_INVALID: 'input',
  HEADER_INVALID: 'input',
  BODY_TOO_LARGE: 'tooLarge',
  URL_TOO_LONG: 'uriTooLong',
  MEDIA_TYPE_UNSUPPORTED: 'mediaType',

  // Query language
  QUERY_PARAMETER_UNKNOWN: 'input',
  QUERY_PARAMETER_INVALID: 'input',
  QUERY_FILTER_INVALID: 'input',
  QUERY_OPERATOR_UNKNOWN: 'input',
  QUERY_OPERATOR_UNSUPPORTED: 'input',
  QUERY_VALUE_INVALID: 'input',
  QUERY_VARIABLE_UNKNOWN: 'input',
  QUERY_TOO_COMPLEX: 'input',
  PAGE_SIZE_TOO_LARGE: 'input',
  OFFSET_TOO_LARGE: 'input',
  FILTER_REQUIRED: 'input',
  RECORD_KEY_REQUIRED: 'input',
  TOO_MANY_RECORDS: 'input',
  RELATION_UNSUPPORTED: 'input',
  SQL_INVALID: 'input',
  TREE_CYCLE: 'conflict',

  // Values
  FIELD_UNKNOWN: 'input',
  FIELD_READ_ONLY: 'input',
  VALUE_REQUIRED: 'input',
  VALUE_INVALID: 'input',
  VALUES_CONTRADICT: 'input',

  // Definitions
  NAME_INVALID: 'input',
  NAME_RESERVED: 'input',
  NAME_TAKEN: 'conflict',
  DEFINITION_INVALID: 'input',
  OPTION_UNSUPPORTED: 'input',
  COLLECTION_NOT_FOUND: 'notFound',
  FIELD_IN_USE: 'conflict',
  FIELD_CHANGE_UNSUPPORTED: 'input',
  COLUMN_CHANGE_REFUSED: 'conflict',
  SCHEMA_PLAN_STALE: 'conflict',

  // Credentials (names and texts known to clients of NocoBase)
  EMPTY_TOKEN: 'unauthenticated',
  INVALID_TOKEN: 'unauthenticated',
  NARROWING_UNKNOWN: 'unauthenticated',
  EXPIRED_SESSION: 'unauthenticated',
  BLOCKED_TOKEN: 'unauthenticated',
  NOT_EXIST_USER: 'unauthenticated',
  ROLE_NOT_FOUND_FOR_USER: 'unauthenticated',
  USER_HAS_NO_ROLES_ERR: 'unauthenticated',
  SIGN_IN_FAILED: 'unauthenticated',

  // Access
  ACTION_DENIED: 'forbidden',
  FIELD_DENIED: 'forbidden',
  CALL_READS_ONLY: 'forbidden',
  CSRF_REFUSED: 'forbidden',

  // Addressing
  ROUTE_NOT_FOUND: 'notFound',
  RESOURCE_NOT_FOUND: 'notFound',
  ACTION_NOT_FOUND: 'notFound',
  RECORD_NOT_FOUND: 'notFound',
  DATA_SOURCE_NOT_FOUND: 'notFound',
  METHOD_NOT_ALLOWED: 'method',

  // State
  UNIQUE_CONFLICT: 'conflict',
  FOREIGN_KEY_CONFLICT: 'conflict',
  RECORD_PROTECTED: 'conflict',
  COLLECTION_READ_ONLY: 'conflict',
  TABLE_ADOPTED: 'conflict',
  TABLE_NOT_FOUND: 'notFound',
  TABLE_BROKEN: 'conflict',
  TABLE_KEY_MISSING: 'input',
  TABLE_CHANGED: 'conflict',
  DATABASE_REFUSED: 'conflict',
  PRECONDITION_FAILED: 'precondition',
  IDEMPOTENCY_KEY_REUSED: 'unprocessable',
  AFFECTED_ROWS_UNEXPECTED: 'unprocessable',
  LAST_ROOT: 'conflict',

  // Users and keys
  ROLE_NOT_OWNED: 'input',
  EXPIRY_INVALID: 'input',
  PASSWORD_INVALID: 'input',
  PASSWORD_WRONG: 'input',

  // Plugins
  PLUGIN_NOT_FOUND: 'notFound',
  PLUGIN_REQUIRED: 'conflict',
  PLUGIN_REQUIRES: 'conflict',
  PLUGIN_CORE: 'conflict',
  PLUGIN_FAILED: 'unavailable',

  // Connecting to further databases
  DATABASE_ADDRESS_UNREACHABLE: 'input',
  DATABASE_SIGN_IN_FAILED: 'input',
  DATABASE_MISSING: 'input',
  DATABASE_UNSUITABLE: 'input',

  // Protection by address and origin
  ADDRESS_REFUSED: 'forbidden',
  ORIGIN_REFUSED: 'forbidden',
  ADDRESS_INVALID: 'input',
  ORIGIN_INVALID: 'input',
  CALLER_LOCKED_OUT: 'conflict',

  // Blocks that run JavaScript
  LIBRARY_NOT_APPROVED: 'notFound',
  HOST_UNREACHABLE: 'unavailable',

  // Limits and availability
  RATE_LIMITED: 'limit',
  RATE_LIMITS_UNAVAILABLE: 'unavailable',
  SERVER_CLOSING: 'unavailable',
  DATABASE_UNAVAILABLE: 'unavailable',
  DATABASE_BUSY: 'unavailable',
  SCHEMA_CHANGED: 'unavailable',
  DEADLINE_EXCEEDED: 'unavailable',

  CONFIG_INVALID: 'config',
  INTERNAL: 'internal',
} as const satisfies Record<string, ErrorKind>;

/** A code from the catalogue. */
export type ErrorCode = keyof typeof ERRORS;
