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
  readonly text?: string;
  readonly level?: number;
  readonly box?: Box;
  readonly children?: readonly (Node | string)[];
}

/** What says nothing of how a page is built. */
const LEFT_OUT = ['text', 'time', 'caption', 'rowgroup', 'emphasis'];

/** How a page is built, without its pixels: what is in what, below what, and beside what. */
export class Structure {
  public static async of(page: Page): Promise<Structure> {
    const nodes = (await page.locator('body').ariaSnapshotJSON({ boxes: true })) as unknown as Node[];
    return new Structure(nodes, page.viewportSize()?.width ?? 0);
  }

  private constructor(
    private readonly nodes: readonly Node[],
    private readonly width: number,
  ) {}

  /** A line for each node. `↓` is below the one before, `→` beside it; what a test run makes up is left out. */
  public toString(): string {
    return outline(this.nodes).join('\n');
  }

  /** What lies over something else, or out of the window. What is in a region is scrolled there. */
  public problems(): string[] {
    return [...this.check(this.nodes)];
  }

  private *check(nodes: readonly Node[]): Generator<string> {
    const boxed = nodes.filter(({ box }) => box);
    for (const [index, node] of boxed.entries()) {
      for (const other of boxed.slice(index + 1)) {
        if (overlap(node.box, other.box)) yield `${titled(node)} and ${titled(other)} overlap`;
      }
      const { x, width } = node.box as Box;
      if (x < 0 || x + width > this.width + 1) yield `${titled(node)} is out of the window`;
      if (node.role !== 'region') yield* this.check(partsOf(node));
    }
  }
}

function partsOf({ children = [] }: Node): Node[] {
  return children.filter((child) => typeof child !== 'string');
}

function outline(nodes: readonly Node[], depth = 0): string[] {
  return nodes.flatMap((node, index) => {
    if (LEFT_OUT.includes(node.role)) return outline(partsOf(node), depth);
    const before = nodes[index - 1]?.box;
    const arrow = before && node.box && node.box.y < before.y + before.height - 1 ? '→' : '↓';
    return [`${'  '.repeat(depth)}${arrow} ${titled(node)}`, ...outline(partsOf(node), depth + 1)];
  });
}

/** A row is named by its cells, which follow. */
function titled({ role, name, text, level }: Node): string {
  const words = role === 'row' ? '' : name || text;
  return `${role}${level ?? ''}${words ? ` "${lasting(words)}"` : ''}`;
}

/** Without what is another at each run. */
function lasting(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\d/g, '<day>')
    .replace(/127\.0\.0\.1:\d+/g, '<host>');
}

/** More than the rounding of a pixel. */
function overlap(a: Box | undefined, b: Box | undefined): boolean {
  if (!a || !b) return false;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 1 && height > 1;
}
