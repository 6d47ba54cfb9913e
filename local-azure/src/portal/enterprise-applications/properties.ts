import { html } from 'hono/html';
import type { Blade } from '../blade';
import { named } from '../html';
import { essentials, yesOrNo } from '../section';
import { assignmentRequired, type EnterpriseApplication } from './enterprise-application';

export const properties: Blade<EnterpriseApplication> = {
  path: 'properties',
  title: 'Properties',
  content: (application, { links }) => {
    const { principal, registration } = application;
    return essentials({
      Name: named(principal.displayName),
      'Application ID': principal.appId,
      'Object ID': principal.id,
      'App registration': registration
        ? html`<a href="${links.registration(registration.appId)}">${named(registration.displayName)}</a>`
        : 'None in this tenant',
      'Enabled for users to sign in?': yesOrNo(principal.accountEnabled),
      'Assignment required?': yesOrNo(assignmentRequired(application)),
    });
  },
};
