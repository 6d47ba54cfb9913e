import type { ApiRequest, Handler } from './request';

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: string[];
  readonly handler: Handler;
}

/** The routes of one API. Patterns are paths with `:name` for a segment and `*name` for any number of them. */
export class Router {
  private readonly routes: Route[] = [];

  public on(method: string, path: string, handler: Handler): this {
    const names: string[] = [];
    const source = path.replace(/[.()$]/g, '\\$&').replace(/([:*])(\w+)/g, (_, kind: string, name: string) => {
      names.push(name);
      return kind === ':' ? '([^/]+)' : '(.*?)';
    });
    // Azure compares resource IDs without regard to letter case.
    this.routes.push({ method, pattern: new RegExp(`^${source}$`, 'i'), names, handler });
    return this;
  }

  /** The handler for a request, and the parameters in its path. */
  public find({ method, path }: Pick<ApiRequest, 'method' | 'path'>) {
    for (const route of this.routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (!match) continue;
      const params = Object.fromEntries(route.names.map((name, index) => [name, match[index + 1]]));
      return { handler: route.handler, params };
    }
    return undefined;
  }
}
