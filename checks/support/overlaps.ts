import type { Page } from 'playwright-core';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a screen reader and the eye both get: a role, a name, and a place. */
interface Node {
  readonly role: string;
  readonly name?: string;
  readonly box?: Box;
  readonly children?: readonly (Node | string)[];
}

/** What of a page lies over something else, or out of the window. What is in a region is scrolled there. */
export async function overlaps(page: Page): Promise<string[]> {
  const nodes = (await page.locator('body').ariaSnapshotJSON({ boxes: true })) as unknown as Node[];
  return [...among(nodes, page.viewportSize()?.width ?? 0)];
}

function* among(nodes: readonly (Node | string)[], windowWidth: number): Generator<string> {
  const boxed = nodes.filter((node) => typeof node !== 'string').filter(hasBox);
  for (const [index, { role, name, box, children = [] }] of boxed.entries()) {
    const other = boxed.slice(index + 1).find((one) => overlap(box, one.box));
    if (other) yield `${role} "${name}" and ${other.role} "${other.name}" overlap`;
    if (box.x < 0 || box.x + box.width > windowWidth + 1) yield `${role} "${name}" is out of the window`;
    if (role !== 'region') yield* among(children, windowWidth);
  }
}

const hasBox = (node: Node): node is Node & { box: Box } => node.box !== undefined;

/** More than the rounding of a pixel. */
function overlap(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 1 && height > 1;
}
