import { type Finding, type ListName, type Rule, readAddress, readAddressLine, readOriginLine } from '../../contract';
import { OriginSet } from './origin-set';
import { RangeSet } from './range-set';

/** What a rule is told of a caller. */
export interface JudgedCaller {
  /** Undefined when nobody knows the address: no list of addresses lets that in. */
  readonly address: string | undefined;
  /** As sent; undefined when the request says none, or comes from a page of this server. */
  readonly origin: string | undefined;
}

/** Addresses a rule remembers its answers for: callers call more than once, and to read an address costs more than all the rest. */
const REMEMBERED = 200;

/** One rule in the form in which it decides. */
export class CompiledRule {
  readonly subject: string;
  readonly #deny: RangeSet | undefined;
  readonly #allow: RangeSet | undefined;
  readonly #origins: OriginSet | undefined;
  readonly #remembered = new Map<string | undefined, readonly Finding[]>();

  constructor({ subject, deny, allow, origins }: Rule) {
    this.subject = subject;
    this.#deny = rangesOf(deny);
    this.#allow = rangesOf(allow);
    // What was written past the actions and cannot be read lets nobody in, but does not switch the list off.
    this.#origins = origins.length === 0 ? undefined : new OriginSet(readable(origins, readOriginLine).map(({ canonical }) => canonical));
  }

  /** What each list that is not empty says, in order. */
  findings({ address, origin }: JudgedCaller): readonly Finding[] {
    const ofAddress = this.#addressFindings(address);
    if (!this.#origins || origin === undefined) return ofAddress;
    const entry = this.#origins.find(origin);
    return [...ofAddress, this.#finding('origins', entry, entry !== undefined)];
  }

  get hasOrigins(): boolean {
    return this.#origins !== undefined;
  }

  /** Whether the rule names this origin. */
  listsOrigin(origin: string): boolean {
    return this.#origins?.find(origin) !== undefined;
  }

  /** Whether the rule has a list of origins, and this one is not in it. */
  refusesOrigin(origin: string): boolean {
    return this.#origins !== undefined && this.#origins.find(origin) === undefined;
  }

  #addressFindings(address: string | undefined): readonly Finding[] {
    const known = this.#remembered.get(address);
    if (known) return known;
    const findings = this.#judgeAddress(address);
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    this.#remembered.set(address, findings);
    return findings;
  }

  #judgeAddress(text: string | undefined): readonly Finding[] {
    const address = text === undefined ? undefined : readAddress(text);
    const findings: Finding[] = [];
    if (this.#deny) {
      const entry = address && this.#deny.find(address);
      findings.push(this.#finding('deny', entry, address !== undefined && entry === undefined));
    }
    if (this.#allow) {
      const entry = address && this.#allow.find(address);
      findings.push(this.#finding('allow', entry, entry !== undefined));
    }
    return findings;
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
