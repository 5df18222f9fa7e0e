import { createUser } from '@mortise/testing';
import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const CODE = `const { DatePicker, Pagination, Card } = ctx.antd;
const log = document.createElement('pre');
document.body.append(log);
const Counter = () => { const [count, setCount] = ctx.React.useState(0); return <button onClick={() => setCount(count + 1)}>{'Count ' + count}</button>; };
const paint = () => ctx.render(<Card title="Plan"><Counter /><Pagination total={200} showSizeChanger /><i>{ctx.dayjs('2026-01-05').format('dddd')}</i></Card>);
paint();
ctx.on('theme', ({ dark, token }) => { log.textContent += ' theme:' + dark + ':' + (token.colorBgContainer === ctx.themeToken.colorBgContainer); });
ctx.on('locale', (language) => { log.textContent += ' locale:' + language + ':' + ctx.i18n.language; paint(); });
ctx.i18n.addTexts({ en: { hello: 'Hello' }, 'zh-CN': { hello: '你好' } });`;

it('a running block follows the theme and the language of its page, without beginning anew', async () => {
  const path = await publishBlocks(server, [{ title: 'Plan', code: `${CODE}\nconsole.log('began');` }]);
  const { token: _token, ...user } = await createUser(server, { roles: ['admin'] });
  const { page, guard } = await openScreen(browser, server, { path, account: { account: user.username, password: user.password } });
  const frame = titledFrame(page, 'Plan');
  const card = frame.locator('.ant-card');
  await frame.getByText('Monday').waitFor();
  const background = (): Promise<string> => card.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await background();
  await frame.locator('body').evaluate((body) => body.setAttribute('data-mark', 'kept'));

  const choose = async (...names: readonly string[]): Promise<void> => {
    await page.getByRole('button', { name: /^Account of|的账号|^账号/ }).click();
    for (const name of names.slice(0, -1)) await page.getByRole('menuitem', { name }).hover();
    await page.getByRole('menuitem', { name: names.at(-1) ?? '' }).click();
  };
  await frame.getByRole('button', { name: 'Count 0' }).click();
  await choose('Appearance', 'Dark');
  await frame.getByText('theme:true:true').waitFor();
  await expect(background()).resolves.not.toBe(light);
  await choose('Language', '简体中文');
  await frame.getByText('locale:zh-CN:zh-CN').waitFor();
  await frame.getByText('星期一').waitFor();
  await frame.getByText('10 条/页').waitFor();
  // What was done in it is still there.
  await frame.getByRole('button', { name: 'Count 1' }).waitFor();
  await expect(frame.locator('html').getAttribute('lang')).resolves.toBe('zh-CN');
  await expect(frame.locator('body[data-mark="kept"]').count()).resolves.toBe(1);
  expect(guard.findings()).toEqual([]);
});
