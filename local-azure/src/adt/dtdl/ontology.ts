import type { Graph } from '../../store/model';
import { type Content, type Interface, readInterface, versionOf } from './interface';
import { isSupported } from './schema';

/** Models that extend models: no more than this one above the other. */
const MAX_HEIGHT = 10;

/** Read once: models never change. */
const read = new WeakMap<object, Interface | string>();

/** What twins of a model have. It may use the schemas of the interface that defines it. */
export interface Inherited {
  readonly content: Content;
  readonly from: Interface;
}

/** The models of an instance, read. */
export class Ontology {
  public constructor(private readonly models: Graph['models']) {}

  /** Nothing, if there is no such model, or none that could be read. */
  public find(id: string): Interface | undefined {
    const entry = this.models[id];
    const found = entry && readOnce(entry.model);
    return typeof found === 'string' ? undefined : found;
  }

  /** The model, and those that it extends. */
  public lineage(id: string): Interface[] {
    const seen = new Map<string, Interface>();
    const left = [id];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const found = seen.has(next) ? undefined : this.find(next);
      if (!found) continue;
      seen.set(next, found);
      left.push(...found.bases);
    }
    return [...seen.values()];
  }

  public isA(id: string, base: string): boolean {
    return id === base || this.lineage(id).some((model) => model.id === base);
  }

  /** What twins of a model have, with what is inherited, by name. */
  public contents(id: string): Map<string, Inherited> {
    const all = this.lineage(id).flatMap((from) => [...from.contents.values()].map((content) => ({ content, from })));
    return new Map(all.map((entry) => [entry.content.name, entry]));
  }

  /** The models that a model needs: what it extends, and its components. */
  public needs(id: string): string[] {
    const found = this.find(id);
    return found ? [...found.bases, ...components(found)] : [];
  }

  /** The other models that need a model. */
  public users(id: string): string[] {
    return Object.keys(this.models).filter((other) => other !== id && this.needs(other).includes(id));
  }

  /** What is wrong with a model together with those that it refers to. */
  public problem(id: string): string | undefined {
    const model = this.find(id);
    if (!model) return `${id} cannot be read`;
    const missing = this.needs(id).filter((needed) => !this.models[needed]);
    if (missing.length > 0) return `${id} refers to ${missing.join(', ')}, of which there is no model`;
    const height = this.height(id);
    if (height === Number.POSITIVE_INFINITY) return `${id} extends itself`;
    if (height > MAX_HEIGHT) return `${id} extends more than ${MAX_HEIGHT} models, one above the other`;
    const names = this.lineage(id).flatMap(({ contents }) => [...contents.keys()]);
    if (new Set(names).size < names.length) return `${id} has, or inherits, two contents of one name`;
    const nested = components(model).find((component) => this.lineage(component).some(hasComponents));
    if (model.version === 2 && nested !== undefined) return `${id} has the component ${nested}, which has components`;
    return undefined;
  }

  /** How many models a model has above it; infinite in a circle. Each model is looked at once. */
  private height(id: string, heights = new Map<string, number>()): number {
    const known = heights.get(id);
    if (known !== undefined) return known;
    heights.set(id, Number.POSITIVE_INFINITY); // for what comes back here
    let height = 0;
    for (const base of this.find(id)?.bases ?? []) height = Math.max(height, this.height(base, heights) + 1);
    heights.set(id, height);
    return height;
  }
}

/** A state file of an older local Azure may have models that are refused today. */
function readOnce(model: object): Interface | string {
  const version = versionOf(model);
  const known = read.get(model) ?? (isSupported(version) ? readInterface(model, version) : 'of no supported version');
  read.set(model, known);
  return known;
}

function components({ contents }: Interface): string[] {
  return [...contents.values()].flatMap((content) => (content.type === 'Component' ? [content.model] : []));
}

const hasComponents = (model: Interface): boolean => components(model).length > 0;
