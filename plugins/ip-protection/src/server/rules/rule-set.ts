import { EVERYTHING, type Finding, type Rule } from '../../contract';
import { CompiledRule, type JudgedCaller } from './compiled-rule';
import { PATH, comparablePath, isBelow } from './subject';

/** A call, as far as rules look at it. */
export interface Call {
  readonly address: string;
  readonly origin: string | undefined;
  /** How a browser names this server, where a page calls; its own pages pass every list of origins. */
  readonly ownOrigin: string;
  readonly path: string;
}

/** Other paths that a path stands for. */
export type PlacesOf = (path: string) => readonly string[];

/** What the core writes for an address it cannot read. */
const UNKNOWN_ADDRESS = '0.0.0.0';

/** All rules in force at one moment. Immutable. A call must pass every rule that is for it. */
export class RuleSet {
  readonly #everywhere: readonly CompiledRule[];
  readonly #paths: readonly { readonly prefix: string; readonly rule: CompiledRule }[];
  readonly #principals: ReadonlyMap<string, CompiledRule>;
  readonly #compiled: ReadonlyMap<string, { readonly version: string; readonly rule: CompiledRule }>;
  readonly #placesOf: PlacesOf;
  /** Whether any rule has a list of origins. */
  readonly namesOrigins: boolean;

  /** Rules of `before` that are still the same are not compiled again. */
  constructor(rules: readonly Rule[], before?: RuleSet, placesOf: PlacesOf = () => []) {
    this.#placesOf = placesOf;
    this.#compiled = new Map(
      rules.map((rule) => [rule.subject, before?.reuse(rule) ?? { version: rule.version, rule: new CompiledRule(rule) }]),
    );
    const all = [...this.#compiled.values()].map(({ rule }) => rule);
    this.namesOrigins = all.some((rule) => rule.hasOrigins);
    this.#everywhere = all.filter(({ subject }) => subject === EVERYTHING);
    this.#paths = all.filter(isForPath).map((rule) => ({ prefix: rule.subject.slice(PATH.length), rule }));
    this.#principals = new Map(
      all.filter((rule) => !this.#everywhere.includes(rule) && !isForPath(rule)).map((rule) => [rule.subject, rule]),
    );
  }

  get isEmpty(): boolean {
    return this.#compiled.size === 0;
  }

  /** Whether this caller has a rule of its own. */
  isFor(principalId: string): boolean {
    return this.#principals.has(principalId);
  }

  reuse({ subject, version }: Pick<Rule, 'subject' | 'version'>): { readonly version: string; readonly rule: CompiledRule } | undefined {
    const known = this.#compiled.get(subject);
    return known?.version === version ? known : undefined;
  }

  /** The list that refuses a call as far as it is known before its caller is. */
  refusalOf(call: Call): Finding | undefined {
    return firstRefusal(this.#rulesOf(call.path), judged(call));
  }

  /** The list of the caller's own rule that refuses the call. */
  principalRefusalOf(call: Call, principalId: string): Finding | undefined {
    const rule = this.#principals.get(principalId);
    return rule && firstRefusal([rule], judged(call));
  }

  /** What every list says that is for the call. */
  findings(call: Call, principalId: string | undefined): readonly Finding[] {
    const own = principalId === undefined ? undefined : this.#principals.get(principalId);
    const caller = judged(call);
    return [...this.#rulesOf(call.path), ...(own ? [own] : [])].flatMap((rule) => rule.findings(caller));
  }

  /**
   * Whether a page may read answers because a list names its origin. Before its call nobody knows with which key a page will come, so a page
   * that any key lists may ask.
   */
  letsPageRead(origin: string, path: string): boolean {
    const rules = this.#rulesOf(path);
    if (rules.some((rule) => rule.refusesOrigin(origin))) return false;
    return [...rules, ...this.#principals.values()].some((rule) => rule.listsOrigin(origin));
  }

  /** Whether a page may not read answers, whoever else lets it. */
  keepsPageOut(origin: string, path: string): boolean {
    return this.#rulesOf(path).some((rule) => rule.refusesOrigin(origin));
  }

  #rulesOf(path: string): readonly CompiledRule[] {
    if (this.#paths.length === 0) return this.#everywhere;
    const places = [comparablePath(path), ...this.#placesOf(path)];
    const isFor = (prefix: string): boolean => places.some((place) => isBelow(place, prefix));
    return [...this.#everywhere, ...this.#paths.filter(({ prefix }) => isFor(prefix)).map(({ rule }) => rule)];
  }
}

function firstRefusal(rules: readonly CompiledRule[], caller: JudgedCaller): Finding | undefined {
  for (const rule of rules) for (const finding of rule.findings(caller)) if (!finding.passed) return finding;
  return undefined;
}

function judged({ address, origin, ownOrigin }: Call): JudgedCaller {
  const ownPage = ownOrigin !== '' && origin === ownOrigin;
  return { address: address === UNKNOWN_ADDRESS ? undefined : address, origin: ownPage ? undefined : origin };
}

function isForPath({ subject }: CompiledRule): boolean {
  return subject.startsWith(PATH);
}
