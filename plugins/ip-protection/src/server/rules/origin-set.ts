import { normalOrigin } from '../../contract';

const PLACE = /^(https?:\/\/)([^:]+)(.*)$/;

/** Origins and wildcards for hosts, compiled once. A look costs one step for each label of the host. */
export class OriginSet {
  readonly #entries: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#entries = new Set(origins);
  }

  /** The entry that stands for the origin as a browser sends it (RFC 6454, 7). `null` and what is no origin are in no list. */
  find(sent: string): string | undefined {
    const origin = normalOrigin(sent);
    if (origin === undefined) return undefined;
    if (this.#entries.has(origin)) return origin;
    const [, scheme = '', host = '', port = ''] = PLACE.exec(origin) ?? [];
    for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      const wildcard = `${scheme}*${host.slice(dot)}${port}`;
      if (this.#entries.has(wildcard)) return wildcard;
    }
    return undefined;
  }
}
