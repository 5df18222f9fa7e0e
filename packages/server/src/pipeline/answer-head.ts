import { type ServerResponse, validateHeaderName, validateHeaderValue } from 'node:http';

type HeaderValue = string | readonly string[];

/** Names that were checked, with their lower case: few are ever used. */
const checkedNames = new Map<string, string>();
const MAX_CHECKED = 500;

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
    const key = keyOf(name);
    if (typeof value === 'string') validateHeaderValue(name, value);
    else for (const one of value) validateHeaderValue(name, one);
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

function keyOf(name: string): string {
  const known = checkedNames.get(name);
  if (known !== undefined) return known;
  validateHeaderName(name);
  const key = name.toLowerCase();
  if (checkedNames.size < MAX_CHECKED) checkedNames.set(name, key);
  return key;
}

function said(value: number | HeaderValue | undefined): HeaderValue | undefined {
  return typeof value === 'number' ? String(value) : value;
}
