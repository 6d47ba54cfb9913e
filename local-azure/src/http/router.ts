import { pathToRegexp } from 'path-to-regexp';
import { ApiError } from './api-error';
import { BadBody } from './body';
import type { Incoming } from './https-server';
import type { ApiRequest, ApiResponse, Caller, Handler, Wording } from './request';

/** One thing that an API does. */
export interface Route {
  readonly method: string;
  /**
   * As `path-to-regexp` reads it: `:name` for a segment, `{*scope}` for any number of them. Letter case does not matter. A list
   * has several ways to write it.
   */
  readonly path: string | string[];
  /** The query options that it honours. Any other is an error, and so is one that is sent twice, but for those with a `*`. */
  readonly query: readonly string[];
  readonly handle: Handler;
  /** Whether Azure has it, and the local Azure has not: it answers 501. */
  readonly isAbsent?: boolean;
}

/** For a route that does not look at its query. */
export const ANY_QUERY: readonly string[] = ['*'];

export const route = (method: string, path: Route['path'], query: readonly string[], handle: Handler): Route => ({
  method,
  path,
  query,
  handle,
});

/** What a route is called: its method, and the first way to write its path. */
export const nameOf = ({ method, path }: Route): string => `${method} ${[path].flat()[0]}`;

/** What Azure does and the local Azure does not. */
export const absentRoute = (method: string, path: Route['path'], refuse: (request: ApiRequest) => never): Route => ({
  ...route(method, path, ANY_QUERY, refuse),
  isAbsent: true,
});

interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
  readonly answer: (incoming: Incoming, caller: Caller) => ApiResponse | Promise<ApiResponse>;
}

/** The routes of one API. The first that fits a request answers it. */
export class Router {
  private readonly patterns: readonly { route: Route; pattern: RegExp; names: string[] }[];

  /**
   * @param badRequest how the API words what is wrong with a request as such
   * @param check what the API asks of every request that it has a route for
   */
  public constructor(
    public readonly routes: readonly Route[],
    private readonly badRequest: Wording,
    private readonly check: (request: ApiRequest) => void = () => {},
  ) {
    this.patterns = routes.map((route) => {
      const { regexp, keys } = pathToRegexp(route.path, { trailing: false });
      return { route, pattern: regexp, names: keys.map(({ name }) => name) };
    });
  }

  /** What answers a request, and the parameters in its path. */
  public find({ method, path }: Pick<ApiRequest, 'method' | 'path'>): Match | undefined {
    for (const { route, pattern, names } of this.patterns) {
      const match = route.method === method ? pattern.exec(path) : null;
      if (!match) continue;
      const params: Record<string, string> = {};
      // Each way to read the optional parts of a path is a way of its own in the pattern, with all names again.
      for (const [index, name] of names.entries()) params[name] ||= match[index + 1] ?? '';
      return { route, params, answer: (incoming, caller) => this.answer(route, incoming, params, caller) };
    }
    return undefined;
  }

  private answer(
    { query: honoured, handle }: Route,
    incoming: Incoming,
    params: Record<string, string>,
    caller: Caller,
  ): ApiResponse | Promise<ApiResponse> {
    const { body } = incoming;
    if (body instanceof BadBody) {
      const worded = this.badRequest(body.problem);
      throw new ApiError(body.status, worded.body, worded.headers);
    }
    const request: ApiRequest = { ...incoming, query: this.options(honoured, incoming.query), params, caller };
    this.check(request);
    const unknown = Object.keys(request.query).filter(
      (option) => honoured !== ANY_QUERY && !honoured.includes(option) && !honoured.includes(`${option}*`),
    );
    // To answer as if it had been honoured would be a lie.
    if (unknown.length > 0) {
      throw this.badRequest(`The local Azure does not implement the query option ${unknown.join(', ')} here`);
    }
    return handle(request);
  }

  /** One value for each option; commas between those of an option that may be sent more than once. */
  private options(honoured: readonly string[], query: Incoming['query']): Record<string, string> {
    return Object.fromEntries(
      Object.entries(query).map(([option, value]) => {
        if (typeof value === 'string') return [option, value];
        if (honoured.includes(`${option}*`)) return [option, value.join(',')];
        throw this.badRequest(`The query option ${option} was sent more than once`);
      }),
    );
  }
}
