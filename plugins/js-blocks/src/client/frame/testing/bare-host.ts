// oxlint-disable max-lines-per-function -- all of it is sent into the page as one text
import type { Page } from '@mortise/testing/browser';

export interface BareRun {
  readonly code: string;
  /** Of the runtime's files. */
  readonly base: string;
  readonly token: string;
  readonly facts: object;
  /** Of the registry, by specifier. */
  readonly libraries: Readonly<Record<string, { readonly format: string; readonly text: string }>>;
}

export interface BareResult {
  readonly logs: readonly string[];
  readonly faults: readonly string[];
  /** Operations that were called, with what was asked. */
  readonly calls: readonly (readonly [op: string, args: object])[];
}

/** Runs code in a real frame whose page answers with what a test says. */
export function runBare(page: Page, run: BareRun): Promise<BareResult> {
  return page.evaluate(async ({ code, base, token, facts, libraries }: BareRun): Promise<BareResult> => {
    const result = { logs: [] as string[], faults: [] as string[], calls: [] as [string, object][] };
    const stored = new Map<string, unknown>();
    const look = { dark: false, language: 'en', token: { colorPrimary: '#1668dc' }, components: {} };
    const viewer = { user: { id: 1, nickname: null, username: 'root' }, role: 'root' };
    const route = { page: 'home', block: 'block', path: '/admin/pages/home', params: {}, query: {} };
    const http = async ({ method, url, headers, body }: Record<string, string>): Promise<unknown> => {
      if (String(url).includes('namedQueries:run')) return { status: 200, statusText: '', headers: {}, body: '{"data":[{},{}]}' };
      const request = {
        method,
        headers: Object.assign({}, headers as unknown as object, { authorization: `Bearer ${token}` }),
        body,
        credentials: 'omit',
      };
      const response = await fetch(url ?? '', request as RequestInit);
      return { status: response.status, statusText: '', headers: Object.fromEntries(response.headers), body: await response.text() };
    };
    const answers: Record<string, (args: Record<string, string>) => unknown> = {
      hello: () => ({ code, apiBase: `${location.origin}/api/`, look, viewer, route, facts }),
      http,
      'lib.own': async ({ name }) => (await fetch(`${base}libs/${String(name)}.js`)).text(),
      'lib.resolve': ({ specifier }) => ({ name: String(specifier), ...libraries[specifier ?? ''] }),
      storage: ({ action, key, value }) =>
        action === 'set' ? void stored.set(key ?? '', value) : action === 'keys' ? [...stored.keys()] : stored.get(key ?? ''),
      'ui.modal': () => false,
      'view.open': () => 'saved',
      'form.validate': () => ({ ok: true, values: {} }),
      'form.submit': () => ({ ok: false, errors: {} }),
    };
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = `${base}block.html`;
    const { port1, port2 } = new MessageChannel();
    const done = new Promise<void>((resolve) => {
      port1.onmessage = async ({ data: message }) => {
        if (message.kind === 'tell' && message.what === 'log') result.logs.push(message.data.text);
        if (message.kind === 'tell' && message.what === 'fault') result.faults.push(`${message.data.name}: ${message.data.message}`);
        if (message.kind === 'tell' && message.what === 'done') resolve();
        if (message.kind !== 'call') return;
        if (message.op !== 'hello') result.calls.push([message.op, message.args]);
        const value = (await answers[message.op]?.(message.args)) ?? null;
        port1.postMessage({ kind: 'reply', id: message.id, ok: true, value });
      };
    });
    frame.addEventListener('load', () => frame.contentWindow?.postMessage('mortise', '*', [port2]), { once: true });
    document.body.append(frame);
    await done;
    // What is painted after the last line of the code may still break.
    await new Promise((resolve) => setTimeout(resolve, 150));
    frame.remove();
    return result;
  }, run);
}
