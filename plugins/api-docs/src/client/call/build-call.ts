import type { Operation } from '../document';
import { bodyKind } from './body-kind';
import type { Credential } from './credential';

/** What somebody entered for an operation: parameters by place and name, and the body as text. */
export interface Entered {
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call as any program could make it. */
export interface Call {
  readonly method: string;
  /** Absolute. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CallBody | undefined;
  /** Whether a good answer is JSON. */
  readonly answersJson: boolean;
}

/** What was typed, or a file of whoever calls. */
export type CallBody = { readonly text: string } | { readonly file: string };

/** Stands in a program for the name of a file. */
const YOUR_FILE = 'your-file';

/** Under which a parameter's text is kept: there may be one name in two places. */
export function parameterKey({ in: place, name }: { readonly in: string; readonly name: string }): string {
  return `${place}.${name}`;
}

/** @param origin `https://example.com` */
export function buildCall(
  operation: Operation,
  entered: Entered,
  { credential, origin }: { readonly credential: Credential; readonly origin: string },
): Call {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let { path } = operation;
  for (const parameter of operation.parameters) {
    const text = entered.parameters[parameterKey(parameter)] ?? '';
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(text));
    else if (text === '') continue;
    else if (parameter.in === 'header') headers[parameter.name] = text;
    else query.set(parameter.name, text);
  }
  const body = bodyOf(operation, entered);
  if (body && operation.body) headers['Content-Type'] = operation.body.type;
  if (credential.token !== '') headers['Authorization'] = `Bearer ${credential.token}`;
  const search = query.toString();
  return {
    method: operation.method,
    address: `${origin}${path}${search === '' ? '' : `?${search}`}`,
    headers,
    body,
    answersJson: operation.answer !== undefined,
  };
}

function bodyOf({ body }: Operation, entered: Entered): CallBody | undefined {
  if (body === undefined) return undefined;
  if (bodyKind(body.type) === 'file') return { file: YOUR_FILE };
  return entered.body.trim() === '' ? undefined : { text: entered.body };
}

/** Parameters that must be filled in and are not. */
export function missingParameters({ parameters }: Operation, entered: Entered): readonly string[] {
  return parameters.filter((one) => one.required && !entered.parameters[parameterKey(one)]).map(({ name }) => name);
}
