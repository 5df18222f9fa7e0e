import { createCollection, dataOf } from '@mortise/testing';
import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { compileBlock } from '@mortise/js-runtime/compile';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });

const CODE = `const { Button, Space } = ctx.antd;
const show = (what) => { const line = document.createElement('p'); line.textContent = JSON.stringify(what); document.body.append(line); };
ctx.form.submit().catch((error) => ctx.message.info(error.code));
ctx.form.setFieldValue('secretField', 1).catch((error) => ctx.message.info(error.code));
const fill = () => ctx.form.setFieldsValue({ name: 'Pen', price: 12 });
const check = async () => show({ checked: await ctx.form.validate(), thrown: await ctx.form.validateFields().then(() => 'none', (error) => error.errorFields.map(({ name }) => name)) });
const send = async () => show({ sent: await ctx.form.submit() });
ctx.render(<Space><Button onClick={check}>Check</Button><Button onClick={fill}>Fill</Button><Button onClick={send}>Send</Button></Space>);`;

/** A page with a form, one field of which is code; returns its path. */
async function formPage(code: string): Promise<string> {
  const compiled = compileBlock(code);
  if (!compiled.ok) throw new Error(compiled.message);
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title: 'Form' }));
  const part = { kind: 'js-blocks.field', settings: { key: 'part', code, compiled: compiled.code } };
  const fields = [{ name: 'name', required: true }, { name: 'price' }, { name: 'note', ...part }];
  const settings = { collection: 'goods', fields, after: { way: 'stay' } };
  const block = { key: 'form', kind: 'collections.form', span: 24, title: 'Add', settings };
  const content = { tabs: [{ key: 'main', rows: [{ key: 'row', blocks: [block] }] }] };
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content, version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  return `/admin/pages/${uid}`;
}

it('code in a form fills it in, checks it and sends it, as its viewer could', async () => {
  const fields = [
    { name: 'name', type: 'string', title: 'Name' },
    { name: 'price', type: 'integer', title: 'Price' },
    { name: 'note', type: 'string', title: 'Note' },
  ];
  await createCollection(server, { name: 'goods', title: 'Goods', fields });
  const { page, guard } = await openScreen(browser, server, { path: await formPage(CODE) });
  const frame = page.locator('iframe').contentFrame();
  // Before anything is asked of the frame, which would count as a press inside it.
  await page.getByText('ACTIVATION_NEEDED').waitFor();
  await page.getByText('FIELD_NOT_IN_FORM').waitFor();

  await frame.getByRole('button', { name: 'Check' }).click();
  await frame.getByText('"thrown":[["name"]]').waitFor();
  const form = page.getByRole('form', { name: 'Add' });
  await form.getByText('Enter a value.').waitFor();

  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('{"sent":{"ok":false,"errors":{"name":').waitFor();
  await frame.getByRole('button', { name: 'Fill' }).click();
  await form.getByLabel('Name').and(page.locator('[value="Pen"]')).waitFor();
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('{"sent":{"ok":true').waitFor();
  const { data } = (await server.api('GET', 'goods:list', { token: server.root.token })).body as { data: readonly object[] };
  expect(data).toMatchObject([{ name: 'Pen', price: 12 }]);
  expect(guard.findings()).toEqual([]);
});
