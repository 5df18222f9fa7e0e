import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { App } from 'antd';

export interface NoticeParts {
  readonly feedback: ReturnType<typeof App.useApp>;
  /** Stands beside everything the block says, so that it cannot speak for the page. */
  readonly title: () => string;
  /** Tells this block's notices from those of others. */
  readonly scope: string;
}

/** Characters. */
const MAX_TEXT = 1_000;

export function objectOf(args: JsonValue): JsonObject {
  return isJsonObject(args) ? args : {};
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}

export function oneOf<Name extends string>(names: readonly Name[], name: unknown, otherwise: Name): Name {
  return names.includes(name as Name) ? (name as Name) : otherwise;
}
