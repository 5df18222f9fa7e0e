import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

interface AxeNode {
  readonly target: readonly string[];
  readonly failureSummary?: string;
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly AxeNode[];
}

interface RuleChoice {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

const ALL_RULES: RuleChoice = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** Those that hang on how things are painted. */
const COLOUR_RULES: RuleChoice = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

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
export function accessibilityFaults(page: Page): Promise<readonly string[]> {
  return faultsOf(page, ALL_RULES);
}

/** The same for a page that follows the system's appearance, light and dark, each line with the one it is about. */
export async function accessibilityFaultsInBothThemes(page: Page): Promise<readonly string[]> {
  const light = await faultsIn(page, 'light', ALL_RULES);
  const dark = await faultsIn(page, 'dark', COLOUR_RULES);
  return [...light, ...dark];
}

async function faultsIn(page: Page, colorScheme: 'light' | 'dark', rules: RuleChoice): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
  const faults = await faultsOf(page, rules);
  return faults.map((fault) => `${colorScheme}: ${fault}`);
}

async function faultsOf(page: Page, runOnly: RuleChoice): Promise<readonly string[]> {
  await page.evaluate(SETTLED);
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const run = `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) => violations)`;
  const violations = await page.evaluate<readonly AxeViolation[]>(run);
  const faults = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })));
  const lasting: string[] = [];
  // One after the other: each may scroll the page.
  for (const { id, node } of faults) if (!isCovered(id, node) || (await staysCovered(page, node))) lasting.push(describe(id, node));
  return lasting;
}

/** Something lies over a part of a button: perhaps only a bar that stays while the page scrolls. */
function isCovered(rule: string, { target, failureSummary = '' }: AxeNode): boolean {
  return rule === 'target-size' && target.length === 1 && failureSummary.includes('obscured');
}

/** Whether it is still too small a target in the middle of the window, where people can bring it. */
function staysCovered(page: Page, { target: [selector] }: AxeNode): Promise<boolean> {
  return page.evaluate<boolean>(`(async () => {
    const element = document.querySelector(${JSON.stringify(selector)});
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { violations } = await axe.run(element ?? document, { runOnly: ['target-size'], resultTypes: ['violations'] });
    return violations.length > 0;
  })()`);
}

function describe(rule: string, { target, failureSummary = '' }: AxeNode): string {
  return `${rule}: ${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 300)})`;
}
