import { createRole, createUser } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const BAD = [
  { title: 'Unreadable', code: 'const a = 1;\nconst b = ;' },
  { title: 'Throws', code: `ctx.render('before');\nfunction fail() {\n  throw new TypeError('no such luck');\n}\nfail();` },
  { title: 'Rejects', code: `ctx.render('kept');\nPromise.reject(new Error('too late'));` },
  {
    title: 'Talks',
    code: `console.log('x'.repeat(10_000_000)); for (let i = 0; i < 100_000; i += 1) console.log('line', i); ctx.render('talked');`,
  },
  {
    title: 'Calls',
    code: `let refused = 0;
      await Promise.all(Array.from({ length: 10_000 }, () => ctx.api.request({ url: 'todos:list' }).catch((error) => { if (error.code === 'QUOTA_EXCEEDED') refused += 1; })));
      ctx.render('refused ' + refused);`,
  },
  { title: 'Recurs', code: `const A = () => { const [n, set] = ctx.React.useState(0); set(n + 1); return n; }; ctx.render(<A />);` },
  { title: 'Deep', code: `const deep = () => deep() + 1; deep();` },
  { title: 'Huge', code: `await ctx.storage.set('x', 'x'.repeat(2_000_000));` },
  { title: 'Good', code: `ctx.render('all is well')` },
];

describe('code that goes wrong', () => {
  it('costs its own block, and says to its author what happened and where', async () => {
    const path = await publishBlocks(server, BAD);
    const { page } = await openScreen(browser, server, { path, viewport: { width: 1280, height: 3200 } });
    await titledFrame(page, 'Good').getByText('all is well').waitFor();
    await page.getByText('SyntaxError: Unexpected token').waitFor();
    await page.getByText('Line 2, column 11').waitFor();
    await page.getByText('TypeError: no such luck').waitFor();
    await page.getByText('Line 3, column 9').waitFor();
    await page.getByText('Error: too late').waitFor();
    await titledFrame(page, 'Rejects').getByText('kept').waitFor();
    await titledFrame(page, 'Talks').getByText('talked').waitFor();
    await page.getByText('This block was stopped: it made far too many calls.').waitFor();
    await page.getByText(/Minified React error #301|Too many re-renders/).waitFor();
    await page.getByText('RangeError: Maximum call stack size exceeded').waitFor();
    await page.getByText('This block was stopped: it sent something too large or unreadable.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    // The page goes on, and so does the block once it is asked to.
    await buttonOf(page, 'Edit page').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('waits when it calls too much, until its viewer lets it go on', async () => {
    const code = `const call = async (count) => {
        const codes = await Promise.all(Array.from({ length: count }, () => ctx.router.navigate('nowhere').catch((error) => error.code)));
        return codes.at(-1);
      };
      const press = document.createElement('button');
      let presses = 0;
      press.onclick = async () => { press.textContent = (presses += 1) + ' ' + await call(1); };
      for (let round = 0; round < 8; round += 1) await call(40);
      press.textContent = 'now ' + await call(1);
      ctx.render(press);`;
    const path = await publishBlocks(server, [{ title: 'Eager', code }]);
    const { page } = await openScreen(browser, server, { path });
    await page.getByText('Paused: too many calls.').waitFor();
    const frame = titledFrame(page, 'Eager');
    await frame.getByText('now QUOTA_EXCEEDED').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await frame.getByRole('button').click();
    await frame.getByText('1 QUOTA_EXCEEDED').waitFor();
    await buttonOf(page, 'Let it go on').click();
    await page.getByText('Paused: too many calls.').waitFor({ state: 'detached' });
    await frame.getByRole('button').click();
    await frame.getByText('2 PATH_NOT_ALLOWED').waitFor();
  });

  it('is stopped when it fails over and over, until its viewer runs it again', async () => {
    const code = `let left = 3; ctx.render('failing'); const timer = setInterval(() => { if ((left -= 1) < 0) clearInterval(timer); else throw new Error('again ' + left); }, 1100);`;
    const path = await publishBlocks(server, [{ title: 'Failing', code }]);
    const { page } = await openScreen(browser, server, { path });
    await titledFrame(page, 'Failing').getByText('failing').waitFor();
    await page.getByText('This block was stopped: its code failed three times within a minute.').waitFor();
    await page.getByText('Error: again 0').waitFor();
    await expect(page.locator('iframe').count()).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Run again').click();
    await titledFrame(page, 'Failing').getByText('failing').waitFor();
  });

  it('says to others that it did, and runs again', async () => {
    const user = await createUser(server, { roles: [await createRole(server)] });
    const code = `const runs = (await ctx.storage.get('runs')) ?? 0;
      await ctx.storage.set('runs', runs + 1);
      if (runs === 0) throw new Error('secret reasons');
      ctx.render('run ' + runs);`;
    const path = await publishBlocks(server, [{ title: 'Once', code }]);
    const { page } = await openScreen(browser, server, { path, account: { account: user.username, password: user.password } });
    await page.getByText('This block could not be shown.').waitFor();
    expect(await page.getByText('secret reasons').count()).toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Run again').click();
    await titledFrame(page, 'Once').getByText('run 1').waitFor();
    expect(await page.getByText('This block could not be shown.').count()).toBe(0);
  });

  it('leaves the page in the hands of its viewer when it never ends', async () => {
    const path = await publishBlocks(server, [
      { title: 'Endless', code: `ctx.render(<button onClick={() => { while (true); }}>Begin</button>)` },
      { title: 'Beside', code: `let ticks = 0; setInterval(() => ctx.render('ticks ' + (ticks += 1)), 100);` },
    ]);
    const { page } = await openScreen(browser, server, { path });
    await titledFrame(page, 'Beside').getByText('ticks').waitFor();
    // A click waits until the frame has dealt with it, which it never does.
    void titledFrame(page, 'Endless')
      .getByRole('button')
      .click({ noWaitAfter: true })
      .catch(() => undefined);
    await page.getByText('This block does not answer.').first().waitFor();
    const ticks = await page.evaluate(async () => {
      let count = 0;
      const timer = setInterval(() => (count += 1), 50);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      clearInterval(timer);
      return count;
    });
    expect(ticks).toBeGreaterThan(5);
    await buttonOf(page, 'Stop this block').first().click();
    await page.getByText('You stopped this block.').waitFor();
    await titledFrame(page, 'Beside').getByText('ticks').waitFor();
  });

  it('does not run where the address says so', async () => {
    const path = await publishBlocks(server, [{ title: 'Held', code: `ctx.render('ran')` }]);
    const { page } = await openScreen(browser, server, { path: `${path}?skipRunJs=true` });
    await page.getByText('The code of this block is not run').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await buttonOf(page, 'Run it').click();
    await titledFrame(page, 'Held').getByText('ran').waitFor();
  });
});
