import type { ApiError } from '../http/api-error';

// Microsoft's list of Azure regions, by the names that people see. Which services each of them has is not described anywhere
// that programs could read, so the local Azure offers all of its services in all of them.
const REGIONS = [
  ...[
    'East US',
    'East US 2',
    'South Central US',
    'West US 2',
    'West US 3',
    'Central US',
    'North Central US',
    'West US',
  ],
  ...['West Central US', 'Canada Central', 'Canada East', 'Mexico Central', 'Brazil South', 'Brazil Southeast'],
  ...['Chile Central', 'North Europe', 'West Europe', 'UK South', 'UK West', 'France Central', 'France South'],
  ...['Germany West Central', 'Germany North', 'Switzerland North', 'Switzerland West', 'Norway East', 'Norway West'],
  ...['Sweden Central', 'Sweden South', 'Poland Central', 'Italy North', 'Spain Central', 'Austria East'],
  ...['Belgium Central', 'Denmark East', 'Israel Central', 'Qatar Central', 'UAE North', 'UAE Central'],
  ...['South Africa North', 'South Africa West', 'Central India', 'South India', 'West India', 'Jio India West'],
  ...['Jio India Central', 'East Asia', 'Southeast Asia', 'Indonesia Central', 'Malaysia West', 'Japan East'],
  ...['Japan West', 'Korea Central', 'Korea South', 'Australia East', 'Australia Southeast', 'Australia Central'],
  ...['Australia Central 2', 'New Zealand North'],
];

export interface Location {
  /** As Azure gives it back, such as `westeurope`. */
  readonly name: string;
  /** As people see it, such as `West Europe`. */
  readonly displayName: string;
}

/** Spaces and letter case do not count. */
const normal = (text: string): string => text.replaceAll(' ', '').toLowerCase();

export const LOCATIONS: readonly Location[] = REGIONS.map((displayName) => ({
  name: normal(displayName),
  displayName,
}));

/**
 * The location in Azure's own spelling.
 *
 * @param unavailable what is answered if there is no such location
 */
export function locationName(text: string, unavailable: (text: string, names: string) => ApiError): string {
  const found = LOCATIONS.find(({ name }) => name === normal(text));
  if (found) return found.name;
  throw unavailable(text, LOCATIONS.map(({ name }) => name).join(','));
}
