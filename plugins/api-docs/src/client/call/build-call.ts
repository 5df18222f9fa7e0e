import type { Operation } from '../document';
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
  readonly body: string | undefined;
}

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
  const hasBody = operation.body !== undefined && entered.body.trim() !== '';
  if (hasBody && operation.body) headers['Content-Type'] = operation.body.type;
  if (credential.token !== '') headers['Authorization'] = `Bearer ${credential.token}`;
  const search = query.toString();
  return {
    method: operation.method,
    address: `${origin}${path}${search === '' ? '' : `?${search}`}`,
    headers,
    body: hasBody ? entered.body : undefined,
  };
}

/** Parameters that must be filled in and are not. */
export function missingParameters({ parameters }: Operation, entered: Entered): readonly string[] {
  return parameters.filter((one) => one.required && !entered.parameters[parameterKey(one)]).map(({ name }) => name);
}
