import type { CodeRule } from './finding';
import { type CodeNode, textOf } from './syntax';

/** Libraries the frame has itself, by the name they are imported by elsewhere. */
const OWN: Readonly<Record<string, string>> = {
  react: 'ctx.libs.React',
  'react-dom': 'ctx.libs.ReactDOM',
  antd: 'ctx.libs.antd',
  '@ant-design/icons': 'ctx.libs.antdIcons',
  dayjs: 'ctx.libs.dayjs',
};

/** The code of a block is a function: `import … from` cannot stand in it. */
export const staticImport: CodeRule = (node, code) => {
  if (node.name !== 'ImportDeclaration') return undefined;
  const written = rewrite(node, code);
  const { from, to } = node;
  const fixes = written === undefined ? [] : [{ name: 'import', changes: [{ from, to, insert: written }] }];
  return { from, to, severity: 'error', name: 'import', fixes };
};

function rewrite(node: CodeNode, code: string): string | undefined {
  const source = node.getChild('String');
  if (source === null || node.getChild('type') !== null) return undefined;
  const name = textOf(source, code).slice(1, -1);
  const value = OWN[name] ?? `await ctx.importAsync('${name}')`;
  const group = node.getChild('ImportGroup');
  const whole = node.getChild('VariableDefinition');
  if (whole === null && group === null) return OWN[name] === undefined ? `${value};` : '';
  const names = group === null ? undefined : textOf(group, code).replaceAll(/\s+as\s+/g, ': ');
  if (whole === null) return `const ${names} = ${value};`;
  const first = `const ${textOf(whole, code)} = ${value};`;
  return names === undefined ? first : `${first} const ${names} = ${textOf(whole, code)};`;
}
