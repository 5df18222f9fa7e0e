import { AppError, type JsonObject, type JsonValue, isJsonObject, jsonTypeOf } from '@mortise/shared';

/** Reads one object of a body by its keys; every fault names its place, such as `measures[0].alias`. */
export class BodyReader {
  readonly #object: JsonObject;
  readonly #at: string;

  /** @throws AppError QUERY_PARAMETER_INVALID unless it is an object, QUERY_PARAMETER_UNKNOWN for a key that is not listed */
  constructor(value: JsonValue | undefined, { at, keys }: { readonly at: string; readonly keys: readonly string[] }) {
    if (!isJsonObject(value)) throw invalid(at === '' ? 'body' : at, 'an object', value);
    this.#object = value;
    this.#at = at;
    const unknown = Object.keys(value).find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new AppError('QUERY_PARAMETER_UNKNOWN', { parameter: this.at(unknown).slice(0, 100), expected: keys });
  }

  at(key: string): string {
    return this.#at === '' ? key : `${this.#at}.${key}`;
  }

  value(key: string): JsonValue | undefined {
    return this.#object[key] ?? undefined;
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    if (value !== undefined && typeof value !== 'string') throw invalid(this.at(key), 'a text', value);
    return value;
  }

  flag(key: string): boolean {
    const value = this.value(key) ?? false;
    if (typeof value !== 'boolean') throw invalid(this.at(key), 'true or false', value);
    return value;
  }

  integer(key: string): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw invalid(this.at(key), 'a whole number', value);
    return value;
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.value(key);
    const choice = choices.find((known) => known === value);
    if (value !== undefined && choice === undefined) throw invalid(this.at(key), choices, value);
    return choice;
  }

  /** The items of a list with their places; none when it is absent. @throws AppError QUERY_TOO_COMPLEX beyond `max` */
  items(key: string, max: number): readonly { readonly at: string; readonly value: JsonValue }[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) throw invalid(this.at(key), 'a list', value);
    if (value.length > max) throw new AppError('QUERY_TOO_COMPLEX', { what: key, max });
    return value.map((item: JsonValue, index) => ({ at: `${this.at(key)}[${index}]`, value: item }));
  }

  /** A path of names, as `owner.name` or `["owner", "name"]`. */
  path(key: string): readonly string[] | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const names: readonly JsonValue[] = typeof value === 'string' ? value.split('.') : Array.isArray(value) ? value : [];
    const path = names.filter((name) => typeof name === 'string');
    if (path.length === 0 || path.length < names.length) throw invalid(this.at(key), 'the name of a field, or a path of names', value);
    return path;
  }
}

export function invalid(parameter: string, expected: string | readonly string[], received: JsonValue | undefined): AppError {
  const shown = typeof received === 'string' ? received.slice(0, 100) : typeof received === 'number' ? received : jsonTypeOf(received);
  return new AppError('QUERY_PARAMETER_INVALID', { parameter, expected, received: shown });
}
