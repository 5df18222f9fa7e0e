import { type AddressNumber, type Finding, type ListName, type Rule, readAddressLine, readOriginLine } from '../../contract';
import { OriginSet } from './origin-set';
import { RangeSet } from './range-set';

/** What a rule is told of a caller. */
export interface JudgedCaller {
  /** Undefined when nobody knows the address: no list of addresses lets that in. */
  readonly address: AddressNumber | undefined;
  /** As sent; undefined when the request says none, or comes from a page of this server. */
  readonly origin: string | undefined;
}

/** One rule in the form in which it decides. */
export class CompiledRule {
  readonly subject: string;
  readonly #deny: RangeSet | undefined;
  readonly #allow: RangeSet | undefined;
  readonly #origins: OriginSet | undefined;

  constructor({ subject, deny, allow, origins }: Rule) {
    this.subject = subject;
    this.#deny = rangesOf(deny);
    this.#allow = rangesOf(allow);
    // What was written past the actions and cannot be read lets nobody in, but does not switch the list off.
    this.#origins = origins.length === 0 ? undefined : new OriginSet(readable(origins, readOriginLine).map(({ canonical }) => canonical));
  }

  /** What each list that is not empty says, in order. */
  *findings({ address, origin }: JudgedCaller): Generator<Finding> {
    if (this.#deny) {
      const entry = address && this.#deny.find(address);
      yield this.#finding('deny', entry, address !== undefined && entry === undefined);
    }
    if (this.#allow) {
      const entry = address && this.#allow.find(address);
      yield this.#finding('allow', entry, entry !== undefined);
    }
    if (this.#origins && origin !== undefined) {
      const entry = this.#origins.find(origin);
      yield this.#finding('origins', entry, entry !== undefined);
    }
  }

  /** Whether the rule names this origin. */
  listsOrigin(origin: string): boolean {
    return this.#origins?.find(origin) !== undefined;
  }

  /** Whether the rule has a list of origins, and this one is not in it. */
  refusesOrigin(origin: string): boolean {
    return this.#origins !== undefined && this.#origins.find(origin) === undefined;
  }

  #finding(list: ListName, entry: string | undefined, passed: boolean): Finding {
    return { subject: this.subject, list, passed, ...(entry === undefined ? {} : { entry }) };
  }
}

function rangesOf(lines: readonly string[]): RangeSet | undefined {
  return lines.length === 0 ? undefined : new RangeSet(readable(lines, readAddressLine));
}

function readable<Value>(
  lines: readonly string[],
  read: (line: string) => { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value[] {
  return lines.flatMap((line) => {
    const reading = read(line);
    return reading.ok ? [reading.value] : [];
  });
}
