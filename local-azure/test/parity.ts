import { table } from '../../checks/support/pages/table';
import { everySuite } from '../../checks/support/witnesses';
import { makeApis } from '../src/apis';
import type { Azure } from '../src/azure';
import { nameOf, type Route } from '../src/http/router';

/** Routes that no client of a suite was answered by with success, and why. */
export const UNWITNESSED: Record<string, string> = {};

const CLIENTS = ['azuread', 'azurerm', 'Azure CLI', 'Python', 'Go', 'JavaScript', 'Chromium'];

export function parity() {
  const { entra, cloud, graph, absentGraph, arm, adt, keyVault } = makeApis({
    origin: 'https://127.0.0.1',
    store: { state: {} },
  } as Azure);
  const apis: [string, readonly Route[]][] = [
    ['Sign-in', entra.routes],
    ['Microsoft Graph', [...graph.routes, ...absentGraph.routes]],
    ['Azure Resource Manager', [...cloud.routes, ...arm.routes]],
    ['Azure Digital Twins', adt.routes],
    ['Key Vault', keyVault.routes],
  ];
  const suites = Object.values(everySuite());
  const witnesses = (route: string) =>
    CLIENTS.filter((client) => suites.some((clients) => clients[client]?.includes(route)));

  const there = apis.flatMap(([, routes]) => routes.filter((route) => !route.isAbsent).map(nameOf));
  const sections = apis.map(([api, all]) => {
    const rows = all
      .filter((route) => !route.isAbsent)
      .map((route) => {
        const name = nameOf(route);
        const options = route.query.filter((option) => option !== '*').map((option) => option.replace('*', ''));
        return [`\`${name}\``, options.join(' '), witnesses(name).join(', ') || `none: ${UNWITNESSED[name]}`];
      });
    const absent = all.filter(({ isAbsent }) => isAbsent).map((route) => `\`${nameOf(route)}\``);
    const missing = absent.length > 0 ? `\nAbsent, answered with 501: ${absent.join(', ')}.\n` : '';
    return `## ${api}\n\n${table(['route', 'query options', 'witnesses'], rows)}\n${missing}`;
  });
  return {
    routes: there,
    witnessed: there.filter((route) => witnesses(route).length > 0),
    page: `# What the local Azure answers, and who says so

Generated from the routes of the code and from what the suites see. A witness is a client that is used as its makers publish it, and was
answered with success: the providers azuread and azurerm, the Azure CLI, and Microsoft's SDKs. What is not here is answered with 501.

${sections.join('\n')}`,
  };
}
