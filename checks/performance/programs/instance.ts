export const SUBSCRIPTION_ID = '/subscriptions/00000000-0000-4000-8000-000000000000';

export const INSTANCE_ID = `${SUBSCRIPTION_ID}/resourceGroups/twins/providers/Microsoft.DigitalTwins/digitalTwinsInstances/plant`;
