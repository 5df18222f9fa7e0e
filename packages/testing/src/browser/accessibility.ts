import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

interface AxeNode {
  readonly target: readonly string[];
  readonly failureSummary?: string;
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[];
}

const RULES = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } };
/**
 * Resolves when nothing moves any more but what moves for ever: colours in the middle of a transition are nobody's colours.
 * Not `waitForFunction`, which needs what a Content-Security-Policy forbids.
 */
const SETTLED = `new Promise((resolve) => {
  const moves = ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity;
  const look = () => (document.getAnimations().some(moves) ? requestAnimationFrame(look) : resolve());
  requestAnimationFrame(look);
})`;

/** What axe-core finds wrong with the page as it is now, one line for each element. Empty when nothing. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(SETTLED);
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, ${JSON.stringify(RULES)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => describe(id, node)));
}

/** The same for a page that follows the system's appearance, light and dark, each line with the one it is about. */
export async function accessibilityFaultsInBothThemes(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
    for (const fault of await accessibilityFaults(page)) faults.push(`${colorScheme}: ${fault}`);
  }
  return faults;
}

function describe(rule: string, { target, failureSummary = '' }: AxeNode): string {
  return `${rule}: ${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 300)})`;
}
