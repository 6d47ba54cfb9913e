import { pathToRegexp } from 'path-to-regexp';
import type { ApiRequest, ApiResponse, Handler, Wording } from './request';

/** One thing that an API does. */
export interface Route {
  readonly method: string;
  /**
   * As `path-to-regexp` reads it: `:name` for a segment, `{*scope}` for any number of them. Letter case does not matter. A list
   * has several ways to write it.
   */
  readonly path: string | string[];
  /** The query options that it honours. Any other is an error. */
  readonly query: readonly string[];
  readonly handle: Handler;
}

/** For a route that does not look at its query. */
export const ANY_QUERY: readonly string[] = ['*'];

export const route = (method: string, path: Route['path'], query: readonly string[], handle: Handler): Route => ({
  method,
  path,
  query,
  handle,
});

interface Match {
  readonly params: Record<string, string>;
  readonly handle: Handler;
}

/** The routes of one API. The first that fits a request answers it. */
export class Router {
  private readonly routes: readonly { route: Route; pattern: RegExp; names: string[] }[];

  /** @param badRequest how the API words what is wrong with a query */
  public constructor(
    routes: readonly Route[],
    private readonly badRequest: Wording,
  ) {
    this.routes = routes.map((route) => {
      const { regexp, keys } = pathToRegexp(route.path, { trailing: false });
      return { route, pattern: regexp, names: keys.map(({ name }) => name) };
    });
  }

  /** What answers a request, and the parameters in its path. */
  public find({ method, path }: Pick<ApiRequest, 'method' | 'path'>): Match | undefined {
    for (const { route, pattern, names } of this.routes) {
      const match = route.method === method ? pattern.exec(path) : null;
      if (!match) continue;
      const params: Record<string, string> = {};
      // Each way to read the optional parts of a path is a way of its own in the pattern, with all names again.
      for (const [index, name] of names.entries()) params[name] ||= match[index + 1] ?? '';
      return { params, handle: (request) => this.handle(route, request) };
    }
    return undefined;
  }

  /** Query options that a route does not honour are an error: to answer as if it had would be a lie. */
  private handle({ query, handle }: Route, request: ApiRequest): ApiResponse | Promise<ApiResponse> {
    const unknown = Object.keys(request.query).filter((option) => query !== ANY_QUERY && !query.includes(option));
    if (unknown.length === 0) return handle(request);
    throw this.badRequest(`The local Azure does not implement the query option ${unknown.join(', ')} here`);
  }
}
