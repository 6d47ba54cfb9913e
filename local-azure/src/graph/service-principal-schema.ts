import { z } from 'zod';
import { complex } from './body';

// What can be written of a service principal: https://learn.microsoft.com/graph/api/resources/serviceprincipal

const text = (max: number) => z.string().max(max).nullable().optional();

const EDITABLE = complex({
  id: z.guid().optional(),
  accountEnabled: z.boolean().optional(),
  alternativeNames: z.array(z.string()).optional(),
  appRoleAssignmentRequired: z.boolean().optional(),
  description: text(1024),
  loginUrl: z
    .string()
    .refine(
      (value) => value === '' || (/^https?:/i.test(value) && URL.canParse(value)),
      'It is no URL with http or https',
    )
    .nullable()
    .optional(),
  notes: text(1024),
  notificationEmailAddresses: z.array(z.string()).optional(),
  preferredSingleSignOnMode: z.enum(['', 'password', 'saml', 'notSupported', 'oidc']).nullable().optional(),
  samlSingleSignOnSettings: complex({ relayState: z.string().nullable() }).partial().nullable().optional(),
  tags: z.array(z.string().min(1).max(256)).optional(),
});

export const UPDATE = EDITABLE;
export const CREATE = EDITABLE.extend({ appId: z.guid(), 'owners@odata.bind': z.array(z.string()).optional() });

/** What only Entra ID sets, some of it through the application. */
export const SET_BY_ENTRA = [
  ...[
    'appDescription',
    'appDisplayName',
    'appId',
    'applicationTemplateId',
    'appOwnerOrganizationId',
    'deletedDateTime',
  ],
  ...['disabledByMicrosoftStatus', 'info', 'resourceSpecificApplicationPermissions', 'servicePrincipalType'],
  ...['signInAudience', 'verifiedPublisher'],
];
