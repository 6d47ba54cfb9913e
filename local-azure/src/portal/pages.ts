import { html } from 'hono/html';
import type { Blade, Context } from './blade';
import { ENTERPRISE_APPLICATION_BLADES } from './enterprise-applications/blades';
import { enterpriseApplicationList } from './enterprise-applications/list';
import { home } from './home';
import { named } from './html';
import { INSTANCE_BLADES } from './instances/blades';
import { instanceList } from './instances/list';
import type { Link, Page } from './page';
import { REGISTRATION_BLADES } from './registrations/blades';
import { registrationList } from './registrations/list';

/** The paths of all pages, below the address of the portal. What stands in `<…>` depends on the tenant. */
export const PORTAL_PAGES: readonly string[] = [
  '',
  'registrations',
  ...REGISTRATION_BLADES.map(({ path }) => `registrations/<client ID>/${path}`),
  'enterprise-applications',
  ...ENTERPRISE_APPLICATION_BLADES.map(({ path }) => `enterprise-applications/<object ID>/${path}`),
  'instances',
  ...INSTANCE_BLADES.map(({ path }) => `instances/<group>/<name>/${path}`),
];

// What is not there, or no more, has no page.

export const homePage = (context: Context): Page => ({ title: 'Home', content: home(context) });

export const registrationsPage = (context: Context): Page => ({
  title: 'App registrations',
  content: registrationList(context),
});

export function registrationPage(context: Context, clientId: string, path: string): Page | undefined {
  const { directory, links } = context;
  const registration = directory.registration(clientId);
  return (
    registration &&
    bladePage({
      of: registration,
      name: registration.displayName,
      blades: REGISTRATION_BLADES,
      path,
      list: { text: 'App registrations', href: links.registrations },
      href: (blade) => links.registration(clientId, blade),
      context,
    })
  );
}

export const enterpriseApplicationsPage = (context: Context): Page => ({
  title: 'Enterprise applications',
  content: enterpriseApplicationList(context),
});

export function enterpriseApplicationPage(context: Context, objectId: string, path: string): Page | undefined {
  const { directory, links } = context;
  const application = directory.enterpriseApplication(objectId);
  return (
    application &&
    bladePage({
      of: application,
      name: application.principal.displayName,
      blades: ENTERPRISE_APPLICATION_BLADES,
      path,
      list: { text: 'Enterprise applications', href: links.enterpriseApplications },
      href: (blade) => links.enterpriseApplication(objectId, blade),
      context,
    })
  );
}

export const instancesPage = (context: Context): Page => ({
  title: 'Azure Digital Twins',
  content: instanceList(context),
});

export function instancePage(context: Context, group: string, name: string, path: string): Page | undefined {
  const { directory, links } = context;
  const instance = directory.instance(group, name);
  return (
    instance &&
    bladePage({
      of: instance,
      name: instance.name,
      blades: INSTANCE_BLADES,
      path,
      list: { text: 'Azure Digital Twins', href: links.instances },
      href: (blade) => links.instance(group, name, blade),
      context,
    })
  );
}

interface Chosen<T> {
  readonly of: T;
  readonly name: string;
  readonly blades: readonly Blade<T>[];
  readonly path: string;
  readonly list: Link;
  readonly href: (blade: string) => string;
  readonly context: Context;
}

function bladePage<T>({ of, name, blades, path, list, href, context }: Chosen<T>): Page | undefined {
  const blade = blades.find((candidate) => candidate.path === path);
  if (!blade) return undefined;
  return {
    title: `${name} | ${blade.title}`,
    heading: html`${named(name)} <span>| ${blade.title}</span>`,
    trail: [{ text: 'Home', href: context.links.home }, list],
    menu: {
      label: 'Menu',
      entries: blades.map((entry) => ({ text: entry.title, href: href(entry.path), current: entry === blade })),
    },
    howTo: blade.howTo?.isAbout(of) ? blade.howTo : undefined,
    content: blade.content(of, context),
  };
}
