import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds that keeps people out of a page, by all of its rules or by the one that is named. */
export async function axeViolations(page: Page, rule?: string): Promise<unknown[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rule ? { runOnly: [rule] } : {}) };
  await page.evaluate(axe.source);
  const results = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as axe.AxeResults;
  return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
