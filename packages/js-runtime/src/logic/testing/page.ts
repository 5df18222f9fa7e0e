import type { JsonObject, JsonValue } from '@mortise/shared';
import type { OperationHandlers } from '../../host/port-host';
import { RemoteError } from '../../host/remote-error';
import type { SharedFacts } from '../host/unit-definition';
import type { UnitDefinition } from '../host/unit-definition';
import { LogicHost, type LogicOutcome, type LogicUnit } from '../index';

/** What tests do in the page, by name. */
export interface LogicPage {
  /** Opens a unit; the same name again opens another in its place. */
  open(name: string, code: string): void;
  close(name: string): void;
  run(name: string, facts: readonly JsonObject[], retry?: boolean): Promise<readonly LogicOutcome[]>;
  /** Operations that were called, with their arguments. */
  readonly calls: { readonly op: string; readonly args: JsonValue }[];
  /** What units told. */
  readonly told: { readonly unit: string; readonly what: string; readonly data: JsonValue }[];
  /** Resolves when so many calls have come. */
  called(count: number): Promise<void>;
  /** Answers the calls of `/wait` that have come. */
  release(): void;
}

const SHARED: SharedFacts = {
  apiBase: `${location.origin}/api/`,
  look: { dark: false, language: 'en', token: {}, components: {} },
  viewer: { user: { id: 1, nickname: 'Root', username: 'root' }, role: 'root' },
  route: { page: 'home', block: 'table', path: '/admin/pages/home', params: {}, query: {} },
};

/** What the page answers units. */
class Answers {
  readonly calls: { readonly op: string; readonly args: JsonValue }[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #watchers = new Set<() => void>();

  readonly operations: OperationHandlers = {
    http: (args) => this.#http(args),
    'ui.message': (args) => {
      this.calls.push({ op: 'ui.message', args });
      return null;
    },
    'lib.resolve': (args) => {
      const { specifier } = args as { readonly specifier: string };
      if (specifier === 'none') throw new RemoteError({ message: 'Not approved', code: 'LIBRARY_NOT_APPROVED' });
      const text = specifier === 'double' ? 'self.double = (n) => n * 2;' : 'export const triple = (n) => n * 3;';
      return { name: specifier, format: specifier === 'double' ? 'umd' : 'esm', text };
    },
  };

  called(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => void (this.calls.length >= count && resolve());
      this.#watchers.add(look);
      look();
    });
  }

  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #http(args: JsonValue): Promise<JsonValue> {
    this.calls.push({ op: 'http', args });
    for (const look of this.#watchers) look();
    const { url } = args as { readonly url: string };
    if (url.endsWith('/wait')) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (url.endsWith('/refuse')) throw new RemoteError({ message: 'Not granted', code: 'ACTION_DENIED', status: 403 });
    return { status: 200, statusText: 'OK', headers: {}, body: JSON.stringify({ data: { url } }) };
  }
}

function makePage(host: LogicHost): LogicPage {
  const units = new Map<string, LogicUnit>();
  const answers = new Answers();
  const told: LogicPage['told'] = [];
  return {
    calls: answers.calls,
    told,
    called: (count) => answers.called(count),
    release: () => answers.release(),
    open(name, code) {
      units.get(name)?.close();
      const onTell: UnitDefinition['onTell'] = ({ what, data }) => told.push({ unit: name, what, data });
      units.set(name, host.open({ code, operations: answers.operations, shared: () => SHARED, onTell }));
    },
    close: (name) => units.get(name)?.close(),
    async run(name, facts, retry = false) {
      const unit = units.get(name);
      if (unit === undefined) throw new Error(`No unit ${name}`);
      return Promise.all(facts.map((each) => unit.run(each, { retry })));
    },
  };
}

Object.assign(window, { logic: makePage(new LogicHost('/logic.html')) });
