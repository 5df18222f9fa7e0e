import { createContext } from 'react';
import type { FieldKind } from '../model/field-kind';

/** Something whose value is known only when a filter is used: who looks at it, or when. */
export interface FilterVariable {
  readonly name: string;
  /** In the viewer's language. */
  readonly label: string;
  /** Fields it can be compared with. */
  readonly kinds: ReadonlySet<FieldKind>;
}

const VARIABLE = /^\{\{ *(\$?[a-zA-Z]\w*(?:\.\w+)*) *\}\}$/;
/** Names of variables the server puts values in place of begin with it; all others are known to pages only. */
const OF_SERVER = '$';

/** The variable a value stands for: `user.id` for `{{user.id}}`; undefined for every other value, those the server knows included. */
export function variableIn(value: unknown): string | undefined {
  const name = anyVariableIn(value);
  return name?.startsWith(OF_SERVER) ? undefined : name;
}

/** Likewise, and `$user.id` for `{{$user.id}}`. */
export function anyVariableIn(value: unknown): string | undefined {
  return typeof value === 'string' ? VARIABLE.exec(value)?.[1] : undefined;
}

export function variableText(name: string): string {
  return `{{${name}}}`;
}

/** What conditions may be compared with besides values; none in filters that are used at once. */
export const FilterVariablesContext = createContext<readonly FilterVariable[]>([]);
