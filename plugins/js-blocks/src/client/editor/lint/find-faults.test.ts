import type { CtxMember } from '../ctx/ctx-member';
import { findFaults } from './find-faults';

const member = (path: string, more: Partial<CtxMember> = {}): CtxMember => ({ path, signature: path, about: '', ...more });
const MEMBERS = [
  member('message'),
  member('message.success', { isCall: true }),
  member('api'),
  member('api.request', { isCall: true, isAsync: true }),
  member('requireAsync', { isCall: true, isAsync: true }),
  member('libs'),
  member('secret', { isCall: true }),
  member('record'),
  member('t', { isCall: true }),
  member('resolveJsonTemplate', { isCall: true, isAsync: true }),
];

const found = (code: string) => findFaults(code, MEMBERS);
const names = (code: string) => found(code).map(({ name }) => name);

/** The code after the first fix of the first finding. */
function fixed(code: string): string | undefined {
  const changes = found(code)[0]?.fixes[0]?.changes;
  return changes?.toReversed().reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), code);
}

describe('a forgotten await', () => {
  it.each([
    ['const a = ctx.api.request({});', 'const a = await ctx.api.request({});'],
    ['const n = ctx.api.request({}).data;', 'const n = (await ctx.api.request({})).data;'],
    ['const f = () => { const a = ctx.requireAsync("x"); };', 'const f = async () => { const a = await ctx.requireAsync("x"); };'],
    ['function f() { return ctx.api.request({}).data; }', 'async function f() { return (await ctx.api.request({})).data; }'],
    ['ctx.requireAsync("x.css");', 'await ctx.requireAsync("x.css");'],
  ])('is found and put in: %s', (code, after) => {
    expect(names(code)).toEqual(['await']);
    expect(fixed(code)).toBe(after);
  });

  it.each([
    'const a = await ctx.api.request({});',
    'ctx.api.request({}).then(show);',
    'const f = () => ctx.api.request({});',
    'const [a, b] = await Promise.all([ctx.api.request({}), ctx.api.request({})]);',
    'const p = ctx.api.request({}); const a = await p;',
    'void ctx.api.request({});',
    'ctx.message.success("saved");',
  ])('is not found in %s', (code) => expect(names(code)).toEqual([]));
});

describe('members there are not', () => {
  it.each([
    ['ctx.mesage.success("a")', 'ctx.message.success("a")'],
    ['ctx.message.sucess("a")', 'ctx.message.success("a")'],
    ['await ctx.requireasync("a")', 'await ctx.requireAsync("a")'],
  ])('are told with what was meant: %s', (code, after) => {
    expect(names(code)).toEqual(['unknownNear']);
    expect(fixed(code)).toBe(after);
  });

  it.each([
    ['ctx.getModel("a").refresh()', 'insteadParts'],
    ['ctx.libs.lodash.groupBy([])', 'insteadLibrary'],
  ])('are told with what does the same here: %s', (code, name) => {
    const members = [...MEMBERS, member('libs.antd')];
    expect(findFaults(code, members)).toMatchObject([{ name, fixes: [] }]);
  });

  it('of old are told by their new names', () => {
    const [finding] = findFaults('ctx.createResource("APIResource")', [...MEMBERS, member('makeResource')]);
    expect(finding).toMatchObject({ name: 'unknownNear', params: { meant: 'makeResource' } });
  });

  it('are told without a guess where nothing is like them', () =>
    expect(found('ctx.whatever')).toMatchObject([{ name: 'unknown', fixes: [] }]));

  it.each(['ctx.record.anything', 'ctx.libs.antd.Table', 'other.ctx.thing', 'ctx["x"]'])('are not looked for in %s', (code) =>
    expect(names(code)).toEqual([]),
  );
});

describe('the session of the viewer', () => {
  it.each([
    [
      `await ctx.api.request({ headers: { 'Authorization': 'Bearer ' + ctx.token, a: 1 } })`,
      `await ctx.api.request({ headers: {  a: 1 } })`,
    ],
    ['fetch("/api/x", { headers: { authorization: `Bearer ${ctx.auth.token}` } })', 'fetch("/api/x", { headers: {  } })'],
  ])('is not needed: %s', (code, after) => {
    expect(names(code)).toEqual(['token']);
    expect(fixed(code)).toBe(after);
  });

  it('is told also where nothing can be taken out', () => expect(found('log(ctx.token)')).toMatchObject([{ name: 'token', fixes: [] }]));
});

describe('a key in the code', () => {
  const KEY = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOjEsInJvbGUiOiJ0In0.tXF2FCAzFNgZFPXqSBbWAfEvWkQwz0';

  it.each([
    [`const apiKey = '${KEY}';`, { value: KEY, before: '' }],
    [`x({ headers: { Authorization: 'Bearer ${KEY}' } })`, { value: KEY, before: 'Bearer ' }],
    [`const a = "ghp_${'a1'.repeat(12)}"`, { value: `ghp_${'a1'.repeat(12)}`, before: '' }],
    [`login({ user: 'me', password: 'correct-horse-battery' })`, { value: 'correct-horse-battery', before: '' }],
  ])('is found: %s', (code, secret) => {
    const [finding] = found(code);
    expect(finding).toMatchObject({ name: 'secret', secret });
    expect(code.slice(finding?.secret?.from, finding?.secret?.to)).toMatch(/^['"].*['"]$/);
  });

  it.each([
    `const apiKey = 'your key here, please';`,
    `const apiKey = ctx.secret('key');`,
    `const title = 'eyJ is how tokens begin';`,
    `const t = { 'password': 1 };`,
    `const url = 'https://cdn.jsdelivr.net/npm/axios@1.6.0/dist/axios.min.js';`,
  ])('is not seen in %s', (code) => expect(names(code)).toEqual([]));
});

describe('texts NocoBase would fill in', () => {
  it.each([
    ["const id = '{{ctx.record.id}}';", 'const id = await ctx.getVar("ctx.record.id");'],
    [
      "const f = () => { show('Order {{ ctx.record.id }}'); };",
      "const f = async () => { show(await ctx.resolveJsonTemplate('Order {{ ctx.record.id }}')); };",
    ],
  ])('are found and filled in: %s', (code, after) => {
    expect(names(code)).toEqual(['template']);
    expect(fixed(code)).toBe(after);
  });

  it.each([
    "await ctx.resolveJsonTemplate({ filter: { id: '{{ ctx.record.id }}' } });",
    "ctx.t('{{count}} open', { count: 2 });",
    "const a = { '{{ctx.a}}': 1 };",
    'const a = `{{ctx.a}}`;',
  ])('are not seen in %s', (code) => expect(names(code)).toEqual([]));
});

it.each(['localStorage.getItem("a")', 'const a = sessionStorage.length'])('what browsers keep is out of reach: %s', (code) =>
  expect(names(code)).toEqual(['storage']),
);

describe('imports', () => {
  it.each([
    ["import React, { useState as s } from 'react';", 'const React = ctx.libs.React; const { useState: s } = React;'],
    ["import { Table } from 'antd';", 'const { Table } = ctx.libs.antd;'],
    ["import echarts from 'echarts';", "const echarts = await ctx.importAsync('echarts');"],
    ["import 'leaflet/dist/leaflet.css';", "await ctx.importAsync('leaflet/dist/leaflet.css');"],
  ])('become calls: %s', (code, after) => {
    expect(names(code)).toEqual(['import']);
    expect(fixed(code)).toBe(after);
  });
});

it.each(['', 'ctx.', '('.repeat(50_000), 'ctx.a;'.repeat(20_000), 'if (a { ctx.mesage', '\u0000\ud800ctx.'])(
  'answers to hostile text',
  (code) => {
    expect(found(code).length).toBeLessThanOrEqual(200);
  },
);
