import type { TestServer } from '@mortise/testing';

export interface ShownPlan {
  readonly planId: string;
  readonly applicable: boolean;
  readonly complete: boolean;
  readonly steps: readonly {
    readonly kind: string;
    readonly fields: readonly string[];
    readonly text: string;
    readonly statements: readonly string[];
    readonly rewritesRows: number;
  }[];
  readonly losses: readonly object[];
  readonly failures: readonly object[];
  readonly rewritten: readonly object[];
  readonly dependents: readonly { readonly name: string }[];
}

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: unknown;
}

/** Short ways to plan changes of a server's collections as root. */
export interface PlanCalls {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown, token?: string) => Promise<Answer>;
  /** The plan of a change that can be planned. */
  readonly planOf: (change: unknown) => Promise<ShownPlan>;
  /** A new collection with a field `size`, a string unless said otherwise, and a record for each value. Answers its name. */
  readonly collectionWith: (values: readonly unknown[], field?: object) => Promise<string>;
  /** The values of `size` in the order of the records. */
  readonly sizesOf: (collection: string) => Promise<readonly unknown[]>;
}

let made = 0;

export function planCalls(server: () => TestServer): PlanCalls {
  const ask = async (method: string, path: string, options: { body?: unknown; token?: string }): Promise<Answer> => {
    const answer = await server().api(method, path, { token: server().root.token, ...options });
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, data, code: errors?.[0]?.code };
  };
  const must = async (answer: Promise<Answer>): Promise<unknown> => {
    const { status, code, data } = await answer;
    if (status !== 200) throw new Error(`Expected success, got ${status} ${code}`);
    return data;
  };
  const calls: PlanCalls = {
    get: (path) => ask('GET', path, {}),
    post: (path, body, token) => ask('POST', path, { body, ...(token === undefined ? {} : { token }) }),
    planOf: async (change) => (await must(calls.post('collections:plan', change))) as ShownPlan,
    async collectionWith(values, field = {}) {
      made += 1;
      const name = `planned${made}`;
      await must(calls.post('collections:create', { name, fields: [{ name: 'size', type: 'string', ...field }] }));
      for (const size of values) await must(calls.post(`${name}:create`, { size }));
      return name;
    },
    async sizesOf(collection) {
      const rows = (await must(calls.get(`${collection}:list?sort=id`))) as readonly { readonly size?: unknown }[];
      return rows.map(({ size }) => size);
    },
  };
  return calls;
}

export const toInteger = (collection: string) => ({ action: 'fields:update', collection, field: 'size', values: { type: 'integer' } });

/** Adds records whose sizes count from 1, more quickly than requests could. */
export async function fillSizes({ platform: { source } }: TestServer, name: string, count: number): Promise<void> {
  const collection = source.schema.get(name);
  const size = collection.columns.find((column) => column.name === 'size');
  if (!size) throw new Error(`${name} has no size`);
  const rows = Array.from({ length: count }, (_, index) => new Map([[size, String(index + 1)]]));
  const plan = { collection, rows, select: [{ kind: 'column', field: size }] } as const;
  await source.insertMany(plan, { variables: { '$user.id': null, $nRole: null } });
}
