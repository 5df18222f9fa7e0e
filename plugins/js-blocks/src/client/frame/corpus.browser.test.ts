import { createApiKey, createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { approveLibrary } from './testing/approve-library';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks', 'api-keys', 'rest-v1'] });

const CDN = 'https://cdn.jsdelivr.net/npm';
const GRANTS = { collections: [{ resource: 'todos', actions: ['view', 'update'] as const }] };
let key: string;
let account: { account: string; password: string };

beforeAll(async () => {
  const fields = [
    { name: 'title', type: 'string' },
    { name: 'completed', type: 'boolean' },
  ];
  await createCollection(server, { name: 'todos', fields });
  const body = ['eat food', 'sleep', 'play games'].map((title) => ({ title, completed: false }));
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: body as never }));
  const role = await createRole(server, { grants: [{ collection: 'todos' }] });
  dataOf(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [role] as never }));
  key = (await createApiKey(server, { role })).token;
  dataOf(await server.api('POST', 'jsSecrets:create', { token: server.root.token, body: { name: 'todos-key', value: key } }));
  // Sees pages, and of todos nothing: whatever the first block finds it finds with its key.
  const user = await createUser(server, { roles: [await createRole(server)] });
  account = { account: user.username, password: user.password };
  await approveLibrary(server, {
    specifier: `${CDN}/axios@1.6.0/dist/axios.min.js`,
    name: 'axios',
    version: '1.6.0',
    file: 'axios-1.6/dist/axios.min.js',
  });
  await approveLibrary(server, {
    specifier: `${CDN}/echarts@6.1.0/dist/echarts.min.js`,
    name: 'echarts',
    version: '6.1.0',
    file: 'echarts/dist/echarts.min.js',
  });
  await approveLibrary(server, { specifier: 'chart.js@4.6.1', name: 'chart.js', version: '4.6.1', file: 'chart.js/dist/chart.umd.min.js' });
  await approveLibrary(server, {
    specifier: 'vue@3.5.45',
    name: 'vue',
    version: '3.5.45',
    format: 'esm',
    file: 'vue/dist/vue.esm-browser.prod.js',
  });
  await approveLibrary(server, {
    specifier: 'https://unpkg.com/vue@3/dist/vue.global.prod.js',
    name: 'vue',
    version: '3',
    file: 'vue/dist/vue.global.prod.js',
  });
});

describe('code as people write it', () => {
  it('calls this server with a key, by a library of others, for a viewer who may see nothing', async () => {
    const code = `
      const axios = await ctx.requireAsync('${CDN}/axios@1.6.0/dist/axios.min.js');
      const { data } = await axios.get('${server.url}/api/todos:list', { headers: { Authorization: 'Bearer ${key}' } });
      ctx.message.success(\`\${data.data.length} tasks\`);
      const refused = await axios.get('/api/todos:list').catch((error) => error.response.status);
      const posted = await axios.post('/api/todos:create', { title: 'x' }, { headers: { Authorization: 'Bearer ${key}' } }).catch((error) => error.response.status);
      const hidden = await ctx.request({ url: 'todos:list', headers: { Authorization: 'Bearer ' + ctx.secret('todos-key') } });
      ctx.render(\`<p>\${refused} \${posted} \${hidden.data.data.length}</p>\`);`;
    const path = await publishBlocks(server, [{ code, title: 'Tasks', grants: { ...GRANTS, secrets: ['todos-key'] } }]);
    const { page, guard } = await openScreen(browser, server, { path, account });
    await page.getByText('3 tasks', { exact: true }).waitFor();
    // Without the key it is the viewer, who may not; with the key it has the grant's rights, and creating is none of them.
    await titledFrame(page, 'Tasks').getByText('403 403 3', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('reads tables with a key in the header of their own, a range at a time', async () => {
    const code = `
      const read = async (headers) => {
        const answer = await fetch('/api/rest/v1/todos?select=title&order=title', { headers });
        const rows = await answer.json();
        return answer.status + ' ' + answer.headers.get('content-range') + ' ' + (Array.isArray(rows) ? rows.map(({ title }) => title).join() : rows.code);
      };
      const lines = [await read({}), await read({ apikey: '${key}', Range: '0-1' }), await read({ apikey: ctx.secret('todos-key'), Range: '2-2' })];
      ctx.render(<>{lines.map((line) => <p key={line}>{line}</p>)}</>);`;
    const path = await publishBlocks(server, [{ code, title: 'Tables', grants: { ...GRANTS, secrets: ['todos-key'] } }]);
    const { page, guard } = await openScreen(browser, server, { path, account });
    const frame = titledFrame(page, 'Tables');
    await frame.getByText('200 0-1/* eat food,play games').waitFor();
    await frame.getByText('200 2-2/* sleep').waitFor();
    await frame.getByText(/^403 null /).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('draws charts, mounts apps and paints components, each in its own frame', async () => {
    const path = await publishBlocks(server, [
      {
        title: 'ECharts',
        code: `const echarts = await ctx.requireAsync('${CDN}/echarts@6.1.0/dist/echarts.min.js');
          ctx.element.style.height = '200px';
          const chart = echarts.init(ctx.element.__el, null, { renderer: 'svg' });
          chart.setOption({ animation: false, xAxis: { data: ['Mon', 'Tue'] }, yAxis: {}, series: [{ type: 'bar', data: [3, 5] }] });
          console.log(window.echarts === echarts);`,
      },
      {
        title: 'Chart.js',
        code: `const Chart = await ctx.requireAsync('chart.js@4.6.1');
          ctx.render('<div style="height: 150px"><canvas id="canvas"></canvas></div>');
          new Chart(document.querySelector('#canvas'), { type: 'line', data: { labels: ['a', 'b'], datasets: [{ label: 'Sales', data: [1, 2] }] }, options: { animation: false } });
          ctx.element.insertAdjacentHTML('beforeend', '<p>drawn ' + (document.querySelector('#canvas').width > 0) + '</p>');`,
      },
      {
        title: 'Vue modules',
        code: `const { createApp, ref } = await ctx.importAsync('vue@3.5.45');
          createApp({ setup: () => ({ count: ref(0) }), template: '<button @click="count++">Vue {{ count }}</button>' }).mount(ctx.element.__el);`,
      },
      {
        title: 'Vue global',
        code: `const Vue = await ctx.requireAsync('https://unpkg.com/vue@3/dist/vue.global.prod.js');
          Vue.createApp({ data: () => ({ name: 'global' }), template: '<b>Hello {{ name }}</b>' }).mount(ctx.element.__el);`,
      },
      {
        title: 'React',
        code: `const { useState } = ctx.React;
          const { Button, Modal, Space } = ctx.libs.antd;
          const { PlusOutlined } = ctx.libs.antdIcons;
          interface Props { readonly step: number }
          function Counter({ step }: Props) {
            const [count, setCount] = useState<number>(0);
            const [open, setOpen] = useState(false);
            return (
              <Space>
                <Button icon={<PlusOutlined />} onClick={() => setCount(count + step)}>Count {count}</Button>
                <Button onClick={() => setOpen(true)}>Ask</Button>
                <Modal open={open} title="Sure?" onOk={() => setOpen(false)} onCancel={() => setOpen(false)}>It is final.</Modal>
              </Space>
            );
          }
          ctx.render(<Counter step={2} />);`,
      },
      {
        title: 'List',
        grants: GRANTS,
        code: `const todos = ctx.initResource('MultiRecordResource').setResourceName('todos').setSort('title');
          await todos.refresh();
          ctx.render(<ul>{todos.getData().map(({ id, title }) => <li key={id}>{title}</li>)}</ul>);
          await ctx.api.resource('todos').destroy({ filterByTk: 1 }).catch((error) => ctx.element.insertAdjacentHTML('beforeend', error.code));`,
      },
    ]);
    const { page, guard } = await openScreen(browser, server, { path, viewport: { width: 1280, height: 2400 } });
    await titledFrame(page, 'ECharts').locator('svg').getByText('Tue').waitFor();
    await titledFrame(page, 'Chart.js').getByText('drawn true').waitFor();
    const vue = titledFrame(page, 'Vue modules').getByRole('button');
    await vue.click();
    await vue.getByText('Vue 1').waitFor();
    await titledFrame(page, 'Vue global').getByText('Hello global').waitFor();
    const react = titledFrame(page, 'React');
    await react.getByRole('button', { name: 'Count 0' }).click();
    await react.getByRole('button', { name: 'Count 2' }).waitFor();
    await react.getByRole('button', { name: 'Ask' }).click();
    await react.getByRole('button', { name: 'OK' }).click();
    await react.getByRole('dialog').waitFor({ state: 'hidden' });
    const list = titledFrame(page, 'List');
    await list.getByText('eat food').waitFor();
    // Root looks on, and lends the block nothing that it was not granted.
    await list.getByText('ACTION_DENIED').waitFor();
    expect(dataOf<unknown[]>(await server.api('GET', 'todos:list', { token: server.root.token })).length).toBe(3);
    expect(guard.findings()).toEqual([]);
  });

  it('follows the dark theme, and says which library is missing', async () => {
    const path = await publishBlocks(server, [
      { title: 'Dark', code: `ctx.render(<ctx.antd.Card title="Card">{String(ctx.isDarkTheme)}</ctx.antd.Card>)` },
      { title: 'Missing', code: `await ctx.requireAsync('https://cdn.example.com/lib.js')` },
    ]);
    const { page } = await openScreen(browser, server, { path, colorScheme: 'dark' });
    await titledFrame(page, 'Dark').getByText('true', { exact: true }).waitFor();
    await page
      .getByText(/The library "https:\/\/cdn\.example\.com\/lib\.js" is not approved here/)
      .first()
      .waitFor();
  });
});
