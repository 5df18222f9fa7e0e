import { compileBlock } from '@mortise/js-runtime/compile';
import { createCollection, dataOf } from '@mortise/testing';
import { type Page, openScreen, serveAdmin } from '@mortise/testing/browser';
import { type BareResult, type BareRun, runBare } from './testing/bare-host';
import { libraryText } from './testing/library-text';
import { readExamples } from './testing/read-examples';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const libraries = (): BareRun['libraries'] => ({
  'https://cdn.jsdelivr.net/npm/axios@1.6.0/dist/axios.min.js': { format: 'umd', text: libraryText('axios-1.6/dist/axios.min.js') },
  'vue@3.5.45': { format: 'esm', text: libraryText('vue/dist/vue.esm-browser.prod.js') },
  'https://cdn.jsdelivr.net/npm/pretty@1.0.0/pretty.css': { format: 'css', text: 'p { color: green }' },
});
const TODOS = [
  { title: 'eat food', completed: false },
  { title: 'play games', completed: false },
  { title: 'sleep', completed: true },
];

let page: Page;
let base: string;
beforeAll(async () => {
  await createCollection(server, {
    name: 'todos',
    fields: [
      { name: 'title', type: 'string' },
      { name: 'completed', type: 'boolean' },
    ],
  });
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: TODOS as never }));
  ({ page } = await openScreen(browser, server, { path: '/admin' }));
  ({ base } = dataOf<{ jsRuntime: { base: string } }>(await server.api('GET', 'app:boot', { token: server.root.token })).jsRuntime);
});

const FACTS = {
  record: { id: 1, ...TODOS[0] },
  recordKey: '1',
  isPopup: true,
  collection: 'todos',
  field: 'title',
  value: 40,
  values: TODOS[0] ?? {},
};

function run(source: string): Promise<BareResult> {
  const compiled = compileBlock(source);
  if (!compiled.ok) throw new Error(`${compiled.message} in\n${source}`);
  return runBare(page, { code: compiled.code, base, token: server.root.token, facts: FACTS, libraries: libraries() });
}

describe('what the reference of ctx shows', () => {
  it.each(readExamples())('$name runs', async ({ source, logs }) => {
    const result = await run(source);
    expect(result.faults).toEqual([]);
    expect(result.logs).toEqual(expect.arrayContaining([...logs]));
  });

  it('has an example for everything', () => {
    expect(readExamples().length).toBeGreaterThan(40);
  });
});

describe('the members of ctx', () => {
  it.each([
    ['ctx.router.navigate("/admin/pages/x?a=1")', ['nav', { path: '/admin/pages/x?a=1', replace: false }]],
    ['ctx.setValue({ at: new Date(0) })', ['value.set', { value: { at: '1970-01-01T00:00:00.000Z' } }]],
    ['ctx.view.close()', ['view.close', { result: null }]],
    ['ctx.message.error(<b>No <i>way</i>{1}</b>)', ['ui.message', { text: 'No way1', type: 'error' }]],
    [
      'ctx.openView("x", { collectionName: "todos", filterByTk: 3 })',
      ['view.open', { page: 'x', record: { collection: 'todos', key: '3' } }],
    ],
    ['ctx.openView("x", { filterByTk: ctx.filterByTk })', ['view.open', { page: 'x', record: { collection: 'todos', key: '1' } }]],
  ])('%s asks the page', async (source, [op, args]) => {
    const { calls, faults } = await run(`await ${source.startsWith('ctx.message') ? `ctx.React && ${source}` : source}`);
    expect(faults).toEqual([]);
    expect(calls.find(([called]) => called === op)).toMatchObject([op, args]);
  });

  it.each([
    ['throw 42', 'Error: 42'],
    ['Promise.reject(new RangeError("late"))', 'RangeError: late'],
    ['setTimeout(() => { throw new TypeError("later") }, 1); await new Promise((done) => setTimeout(done, 20))', 'TypeError: later'],
    ['function A() { throw new Error("in render") } ctx.render(<A />)', 'Error: in render'],
    ['function A() { const [n, set] = ctx.React.useState(0); set(n + 1); return n } ctx.render(<A />)', /Error: .*301|Too many re-renders/],
    ['await ctx.getVar("window.top")', 'Error: Not a path below ctx: window.top'],
    ['ctx.makeResource("Nothing")', /TypeError: No type of resource/],
    ['await ctx.api.request({ url: "nowhere:list" })', /ApiError: /],
    ['ctx.libs["an" + "tdIcons"].X.y', /TypeError/],
  ])('a fault is told: %s', async (source, fault) => {
    const { faults } = await run(source);
    expect(faults).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });

  it('finds what libraries offer, whichever way they are written', async () => {
    const source = (specifier: string): string => `console.log(JSON.stringify(await ctx.requireAsync('${specifier}')), typeof define)`;
    const texts: Readonly<Record<string, string>> = {
      global: 'var Thing = { kind: "global" };',
      umd: '(function (root, make) { if (typeof define === "function" && define.amd) define([], make); else if (typeof module === "object") module.exports = make(); else root.Thing2 = make(); })(this, function () { return { kind: "umd" }; });',
      amd: 'define(["exports"], function (exports) { exports.kind = "amd"; });',
      commonjs: 'Object.defineProperty(exports, "__esModule", { value: true }); exports.kind = "commonjs";',
    };
    for (const [kind, text] of Object.entries(texts)) {
      const code = source(kind);
      const options = { code, base, token: '', facts: {}, libraries: { [kind]: { format: 'umd', text } } };
      const { logs, faults } = await runBare(page, options);
      expect([faults, logs[0]]).toEqual([[], expect.stringContaining(`"kind":"${kind}"`)]);
      expect(logs[0]).toMatch(/undefined$/);
    }
  });
});
