import { type ServerResponse, validateHeaderName, validateHeaderValue } from 'node:http';

type HeaderValue = string | readonly string[];

/** A name that was checked. */
interface KnownName {
  /** In lower case. */
  readonly key: string;
  /** The last value that was checked under this name: most answers say the same as the one before. */
  value: string | undefined;
}

/** Few names are ever used. */
const knownNames = new Map<string, KnownName>();
const MAX_KNOWN = 500;
/** Longer values are checked each time, so that none is kept for long. */
const MAX_KEPT = 200;

/**
 * The headers of one answer until it is sent. Node takes them as one list then, which costs a third of a response that collects them.
 * Whoever sends by other means, Koa or a raw handler, has them moved to the response.
 */
export class AnswerHead {
  readonly #keys: string[] = [];
  readonly #list: (string | string[])[] = [];
  #response: ServerResponse | undefined;

  /** Replaces what was set under this name, however it is written. @throws TypeError for what HTTP cannot carry */
  set(name: string, value: HeaderValue): void {
    if (this.#response) {
      this.#response.setHeader(name, value);
      return;
    }
    const known = nameOf(name);
    if (value !== known.value) check(known, { name, value });
    const { key } = known;
    const held = typeof value === 'string' ? value : [...value];
    const place = this.#keys.indexOf(key);
    if (place === -1) {
      this.#keys.push(key);
      this.#list.push(name, held);
    } else {
      this.#list[2 * place + 1] = held;
    }
  }

  /** `name` in lower case. */
  get(name: string): HeaderValue | undefined {
    if (this.#response) return said(this.#response.getHeader(name));
    const place = this.#keys.indexOf(name);
    return place === -1 ? undefined : this.#list[2 * place + 1];
  }

  /** From now on the response holds the headers. */
  moveTo(response: ServerResponse): void {
    if (this.#response) return;
    this.#keys.forEach((_key, place) => response.setHeader(String(this.#list[2 * place]), this.#list[2 * place + 1] ?? ''));
    this.#response = response;
  }

  /** Begins the answer. */
  write(response: ServerResponse): void {
    if (!this.#response) response.writeHead(response.statusCode, this.#list);
  }
}

function nameOf(name: string): KnownName {
  const found = knownNames.get(name);
  if (found) return found;
  validateHeaderName(name);
  const known = { key: name.toLowerCase(), value: undefined };
  if (knownNames.size < MAX_KNOWN) knownNames.set(name, known);
  return known;
}

function check(known: KnownName, { name, value }: { readonly name: string; readonly value: HeaderValue }): void {
  if (typeof value !== 'string') {
    for (const one of value) validateHeaderValue(name, one);
    return;
  }
  validateHeaderValue(name, value);
  if (value.length <= MAX_KEPT) known.value = value;
}

function said(value: number | HeaderValue | undefined): HeaderValue | undefined {
  return typeof value === 'number' ? String(value) : value;
}
