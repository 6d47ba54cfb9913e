import type { DigitalTwinsInstance } from '../../store/model';
import type { Blade } from '../blade';
import { resourceGroupOf } from '../directory';
import { essentials } from '../section';
import { day } from '../time';

export const overview: Blade<DigitalTwinsInstance> = {
  path: 'overview',
  title: 'Overview',
  content: (instance, { directory }) =>
    essentials({
      'Resource group': resourceGroupOf(instance.id),
      Location: instance.location,
      'Subscription ID': directory.subscriptionId,
      'Host name': directory.hostName(instance),
      'Resource ID': instance.id,
      Created: day(instance.createdTime),
    }),
};
