/** How a placeholder for a secret looks in a header or a body. */
export const SECRET_PLACEHOLDER = /\{\{secret:([A-Za-z][\w-]{0,49})\}\}/g;

/** A stored secret; its value is never told. */
export interface ShownSecret {
  readonly name: string;
  readonly description: string | null;
  /** Other servers it may be sent to: `api.example.com`, `*.example.com`. Empty: only to this server, as an API key. */
  readonly hosts: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Body of `jsSecrets:create`; `update` takes the same without the name, and keeps the value when it brings none. */
export interface SecretInput {
  readonly name: string;
  readonly value: string;
  readonly description?: string | null;
  readonly hosts?: readonly string[];
}
