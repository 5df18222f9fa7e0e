import { compileBlock } from '@mortise/js-runtime/compile';
import { CTX_MEMBERS } from '../ctx/ctx-members';
import { findFaults } from './find-faults';
import { parseCode } from './syntax';
import { blankTagTypes } from './tag-types';

const TYPED = [
  'return <Table<Row> rowKey="id" dataSource={rows} />;',
  'return <ctx.antd.Table<Row> dataSource={rows}>{row}</ctx.antd.Table>;',
  'return <Select<string, { readonly id: number }> onChange={(x) => x} />;',
  'return <Picker<(day: string) => void>\n  onPick={pick}\n/>;',
  'return <List<Map<string, Row[]>> items={items} />;',
  'const [shown, show] = ctx.React.useState<Map<string, Row>>(new Map());\nreturn <b>{shown}</b>;',
  'const pick = <T,>(rows: readonly T[]): T | undefined => rows[0];',
];

it.each(TYPED)('there is nothing wrong with %j', (code) => {
  expect(compileBlock(code).ok).toBe(true);
  const faults: number[] = [];
  parseCode(code).iterate({ enter: ({ type, from }) => void (type.isError && faults.push(from)) });
  expect(faults).toEqual([]);
  expect(findFaults(code, CTX_MEMBERS)).toEqual([]);
});

it('what stands behind such a tag is found where it stands', () => {
  const code = 'const table = <Table<Row> rowKey="id" />;\nctx.mesage.success("done");';
  expect(findFaults(code, CTX_MEMBERS)).toMatchObject([{ name: 'unknownNear', from: code.indexOf('mesage') }]);
});

it.each(['if (a<b) c();', 'a <b<', 'for (let i = 0; i<n<m; i++) {}', `${'<a'.repeat(5000)}>`, '"<a<b"'])(
  '%.40j keeps its length',
  (code) => {
    expect(blankTagTypes(code)).toHaveLength(code.length);
  },
);
