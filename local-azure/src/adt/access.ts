import type { ArmAccess } from '../arm/access';
import { findInstance } from '../arm/digital-twins';
import type { Azure } from '../azure';
import type { Graph } from '../store/model';
import { type Refusal, refuse } from '../transport/problem';
import type { ApiRequest } from '../transport/request';

/** What the data plane answers when something about a request is wrong. */
export const badRequest = (message: string): Refusal => refuse(400, 'ValidationFailed', message);

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
    if (!instance) throw refuse(404, 'InstanceNotFound', `No instance is called ${request.params.instance}.`);
    const { id } = findInstance(this.azure, instance.id);
    if (!this.arm.hasDataAction(request, `Microsoft.DigitalTwins/${action}`, id)) {
      throw refuse(
        403,
        'AuthorizationFailed',
        `The client does not have the data action Microsoft.DigitalTwins/${action}.`,
      );
    }
    return graphs[id.toLowerCase()];
  }
}
