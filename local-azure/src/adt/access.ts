import type { ArmAccess } from '../arm/access';
import { findByHost } from '../arm/instance';
import type { Azure } from '../azure';
import { type ApiRequest, hasScope } from '../http/request';
import type { Graph } from '../store/model';
import { forbidden, instanceNotFound, noDataAction, noScope, publicAccessDisabled } from './errors';

/** What an application must be allowed to do for a person, beside what the person may do. */
const SCOPE = 'Read.Write';

/** Opens the data of an instance to those who have a data role on it. */
export class AdtAccess {
  public constructor(
    private readonly azure: Azure,
    private readonly arm: ArmAccess,
  ) {}

  /** Where links to other pages begin. */
  public get origin(): string {
    return this.azure.origin;
  }

  /** The data of the instance in the path: 404 if there is none, 403 without a role that has the action, or, for a person, without the scope. */
  public open(request: ApiRequest, action: string): Graph {
    const instance = findByHost(this.azure, request.params.instance);
    if (!instance) throw instanceNotFound(request.params.instance);
    const { id, name, publicNetworkAccess } = instance;
    if (publicNetworkAccess === 'Disabled') throw publicAccessDisabled(name);
    const missing = [
      ...(hasScope(request.caller, SCOPE) ? [] : [noScope(SCOPE)]),
      ...(this.arm.hasDataAction(request, `Microsoft.DigitalTwins/${action}`, id)
        ? []
        : [noDataAction(request.caller, action)]),
    ];
    if (missing.length > 0) throw forbidden(missing);
    return this.azure.store.state.graphs[id.toLowerCase()];
  }
}
