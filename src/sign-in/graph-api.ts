/** Microsoft Graph, which offers what a sign-in asks for. */
export const GRAPH_CLIENT_ID = '00000003-0000-0000-c000-000000000000';

/**
 * What the Microsoft authentication libraries ask for beside the permission on Azure Digital Twins: who the user is, and a refresh
 * token. https://learn.microsoft.com/entra/identity-platform/scopes-oidc#openid-connect-scopes
 */
export const SIGN_IN_SCOPES = ['openid', 'profile', 'offline_access'];
