import type { ApiAnswer, ApiOptions, TestServer } from '@mortise/testing';
import type { Rule } from '../contract';

/** The environment of a server behind one proxy of ours, so that a test chooses the address it calls from. */
export const BEHIND_PROXY = { TRUST_PROXY: '1' };
/** Where root calls from. */
export const HOME = '192.0.2.10';

export interface CallOptions extends ApiOptions {
  readonly from?: string;
  readonly origin?: string;
}

export interface Answered {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: unknown;
  readonly answer: ApiAnswer;
}

/** `GET /api/todos:list` from an address, perhaps for a page. */
export async function callFrom(
  { api }: TestServer,
  request: string,
  { from = HOME, origin, ...options }: CallOptions = {},
): Promise<Answered> {
  const [method = '', path = ''] = request.split(' ');
  const page = origin === undefined ? {} : { origin };
  const answer = await api(method, path, { ...options, headers: { 'x-forwarded-for': from, ...page, ...options.headers } });
  const { data, errors } = (typeof answer.body === 'object' ? answer.body : {}) as { data?: unknown; errors?: { code: string }[] };
  return { status: answer.status, code: errors?.[0]?.code, data, answer };
}

/** Saves a rule as root, over whatever is saved, and returns its version. */
export async function saveRule(server: TestServer, rule: Partial<Rule> & { readonly force?: boolean }): Promise<string> {
  const { token } = server.root;
  const subject = rule.subject ?? 'everything';
  const { data } = await callFrom(server, `GET ipRules:get?filterByTk=${encodeURIComponent(subject)}`, { token });
  const { version } = data as Rule;
  const saved = await callFrom(server, 'POST ipRules:save', { token, body: { version, ...rule, subject } });
  if (saved.status !== 200) throw new Error(`The rule was not saved: ${JSON.stringify(saved.answer.body)}`);
  return (saved.data as Rule).version;
}

/** Takes all rules away. */
export async function removeRules(server: TestServer): Promise<void> {
  const { token } = server.root;
  const { data } = await callFrom(server, 'GET ipRules:list', { token });
  for (const { subject } of data as Rule[]) {
    await callFrom(server, `POST ipRules:destroy?filterByTk=${encodeURIComponent(subject)}`, { token });
  }
}
