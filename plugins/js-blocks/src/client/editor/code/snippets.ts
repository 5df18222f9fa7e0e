/** A piece of code one begins with; `${name}` are places to fill in, in the form of CodeMirror's snippets. */
export interface Snippet {
  readonly name: string;
  readonly template: string;
}

export const SNIPPETS: readonly Snippet[] = [
  {
    name: 'list',
    template: ["const { data } = await ctx.api.resource('${collection}').list({ pageSize: 20 });", 'const rows = data.data;', '${}'].join(
      '\n',
    ),
  },
  {
    name: 'table',
    template: [
      'const { Table } = ctx.libs.antd;',
      "const { data } = await ctx.api.resource('${collection}').list({ pageSize: 20 });",
      "ctx.render(<Table rowKey=\"id\" dataSource={data.data} columns={[{ title: 'ID', dataIndex: 'id' }]} />);",
    ].join('\n'),
  },
  {
    name: 'component',
    template: [
      'const { useState } = ctx.libs.React;',
      'const { Button } = ctx.libs.antd;',
      '',
      'function ${Counter}() {',
      '  const [count, setCount] = useState(0);',
      '  return <Button onClick={() => setCount(count + 1)}>{count}</Button>;',
      '}',
      '',
      'ctx.render(<${Counter} />);',
    ].join('\n'),
  },
  {
    name: 'library',
    template: "const ${library} = await ctx.requireAsync('${https://cdn.jsdelivr.net/npm/…}');",
  },
  {
    name: 'attempt',
    template: ['try {', '  ${}', '} catch (error) {', '  ctx.message.error(error.message);', '}'].join('\n'),
  },
];
