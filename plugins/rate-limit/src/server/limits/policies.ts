import type { Principal } from '@mortise/shared';
import { LIMIT_KINDS, type LimitKind, type LimitSettings, type Override } from '../../contract';
import { type Policy, createPolicy } from '../counting/counter';

/** The rules in force, held in memory; replaced as a whole when settings or own limits change. */
export class Policies {
  #settings: LimitSettings;
  #kinds: ReadonlyMap<string, Policy>;
  #own: ReadonlyMap<string, Policy> = new Map();
  #overrides: readonly Override[] = [];
  #address: Policy;
  #anonymous: Policy;

  constructor(settings: LimitSettings) {
    this.#settings = settings;
    this.#kinds = policiesOf(settings);
    this.#address = createPolicy('address', settings.address);
    this.#anonymous = createPolicy('anonymous', settings.anonymous);
  }

  get settings(): LimitSettings {
    return this.#settings;
  }

  get overrides(): readonly Override[] {
    return this.#overrides;
  }

  get address(): Policy {
    return this.#address;
  }

  useSettings(settings: LimitSettings): void {
    this.#settings = settings;
    this.#kinds = policiesOf(settings);
    this.#address = createPolicy('address', settings.address);
    this.#anonymous = createPolicy('anonymous', settings.anonymous);
  }

  useOverrides(overrides: readonly Override[]): void {
    this.#overrides = overrides;
    this.#own = new Map(overrides.map((own) => [own.subject, createPolicy(kindOf(own.subject), own)]));
  }

  /** `name` is what the caller is counted under. */
  of({ kind }: Pick<Principal, 'kind'>, name: string): Policy {
    return this.#own.get(name) ?? this.#kinds.get(kind) ?? this.#anonymous;
  }
}

function policiesOf(settings: LimitSettings): ReadonlyMap<string, Policy> {
  return new Map(LIMIT_KINDS.map((kind) => [kind, createPolicy(kind, settings[kind])]));
}

/** `apiKey:7` is an `apiKey`. */
function kindOf(subject: string): LimitKind {
  const prefix = subject.slice(0, subject.indexOf(':'));
  return LIMIT_KINDS.find((kind) => kind === prefix) ?? 'external';
}
