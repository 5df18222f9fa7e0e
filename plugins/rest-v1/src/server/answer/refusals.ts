import type { ProtocolAnswer } from '@mortise/plugin-api/server';

/** What PostgREST says of an error. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: string | null;
  readonly hint: string | null;
}

export function refusalAnswer(status: number, refusal: Refusal, headers: Readonly<Record<string, string>> = {}): ProtocolAnswer {
  const { code, message, details, hint } = refusal;
  return { status, headers, type: 'application/json; charset=utf-8', body: JSON.stringify({ code, message, details, hint }) };
}

/** One record was asked for, and there is another number of them. */
export function notOneRow(count: number): ProtocolAnswer {
  return refusalAnswer(406, {
    code: 'PGRST116',
    message: 'Cannot coerce the result to a single JSON object',
    details: `The result contains ${count} rows`,
    hint: null,
  });
}

export function outOfRange(offset: number, total: number): ProtocolAnswer {
  const details = `An offset of ${offset} was requested, but there are only ${total} rows.`;
  const refusal = { code: 'PGRST103', message: 'Requested range not satisfiable', details, hint: null };
  return refusalAnswer(416, refusal, { 'Content-Range': `*/${total}` });
}
