import { findFaults } from '../../editor/lint/find-faults';
import { type CodeKind, membersOf } from './code-members';

const faults = (code: string, kind: CodeKind): readonly unknown[] =>
  findFaults(code, membersOf(kind)).map(({ params }) => params?.['path']);

it.each<[CodeKind, string]>([
  ['column', 'const { StarFilled } = ctx.antdIcons; return ctx.recordIndex + ctx.record.id'],
  ['chart', 'return { ...ctx.option, series: ctx.data.objects.map(({ value }) => value) }'],
  ['action', 'await ctx.api.request({ url: "a:list" }); ctx.exitAll()'],
  ['field', 'ctx.render(ctx.formValues.a); ctx.element.focus(); await ctx.setValue(1)'],
])('in a %s there is nothing wrong with %j', (kind, code) => expect(faults(code, kind)).toEqual([]));

it.each<[CodeKind, string, string]>([
  ['column', 'ctx.option', 'option'],
  ['column', 'ctx.element.focus()', 'element'],
  ['chart', 'ctx.data.object', 'data.object'],
  ['chart', 'ctx.recordIndex', 'recordIndex'],
  ['action', 'ctx.setValue(1)', 'setValue'],
])('in a %s, %j is none of its own', (kind, code, path) => expect(faults(code, kind)).toContain(path));
