import { ADT_API } from '../../entra/audiences';
import type { Application } from '../../store/model';

/** Whether it asks for a permission on the API that the how-to is about. */
export function usesDigitalTwins({ requiredResourceAccess }: Application): boolean {
  return requiredResourceAccess.some(({ resourceAppId }) => resourceAppId.toLowerCase() === ADT_API);
}
