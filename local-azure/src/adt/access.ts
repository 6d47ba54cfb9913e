import type { ArmAccess } from '../arm/access';
import { findInstance } from '../arm/inventory';
import type { Azure } from '../azure';
import type { ApiRequest } from '../http/request';
import type { Graph } from '../store/model';
import { forbidden, instanceNotFound } from './errors';

/** Opens the data of an instance to those who have a data role on it. */
export class AdtAccess {
  public constructor(
    private readonly azure: Azure,
    private readonly arm: ArmAccess,
  ) {}

  /** The data of the instance in the path: 404 if there is none, 403 without a role that has the action. */
  public open(request: ApiRequest, action: string): Graph {
    const { instances, graphs } = this.azure.store.state;
    const instance = Object.values(instances).find(({ name }) => name === request.params.instance);
    if (!instance) throw instanceNotFound(request.params.instance);
    const { id } = findInstance(this.azure, instance.id);
    if (!this.arm.hasDataAction(request, `Microsoft.DigitalTwins/${action}`, id)) throw forbidden(action);
    return graphs[id.toLowerCase()];
  }
}
