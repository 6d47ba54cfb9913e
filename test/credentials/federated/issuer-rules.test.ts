import { ClientCredential, FederatedIdentity } from '../../../src';
import { codes, problems } from '../../support/problems';
import { GUIDS, register } from '../../support/synth';

const credentialOf = (issuer: string) =>
  ClientCredential.federated({ name: 'name', identity: FederatedIdentity.of({ issuer, subject: 'c' }) });
const of = (issuer: string) => codes({ credential: credentialOf(issuer) });

describe('an issuer is what a token carries, letter by letter:', () => {
  const [tenant, cluster] = GUIDS;

  test.each([
    'https://a.b',
    'https://a.b/',
    'https://a.b:8443/realms/plants',
    'https://a-b.example.com/c_d~e.f/%20',
    ...['com', 'us', 'cn'].flatMap((cloud) => [
      `https://region1.oic.prod-aks.azure.${cloud}/${tenant}/${cluster}/`,
      `https://oidc.prod-aks.azure.${cloud}/${cluster}/`,
      `https://oidc.prod-aks.azure.${cloud}/${tenant}/${cluster}/`,
    ]),
    'https://token.actions.githubusercontent.com',
    'https://token.actions.githubusercontent.com/contoso-corp',
    'https://token.actions.contoso.ghe.com',
    'https://github.contoso.com/_services/token',
    `https://vstoken.dev.azure.com/${tenant}`,
    `https://login.microsoftonline.com/${tenant}/v2.0`,
    `https://login.microsoftonline.us/${tenant}/v2.0`,
    `https://login.partner.microsoftonline.cn/${tenant}/v2.0`,
    'https://gitlab.com',
    'https://gitlab.contoso.com/gitlab',
    'https://app.terraform.io',
    'https://app.eu.terraform.io',
    'https://accounts.google.com',
    'https://container.googleapis.com/v1/projects/plants/locations/europe-west1/clusters/twins',
    'https://container.googleapis.com/v1/projects/plants/zones/europe-west1-b/clusters/twins',
    'https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
    'https://oidc.eks.cn-north-1.amazonaws.com.cn/id/0123456789ABCDEF0123456789ABCDEF',
    'https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc',
  ])('%s is accepted', (issuer) => {
    expect(of(issuer)).toEqual([]);
  });

  test.each([
    ...['com', 'us', 'cn'].flatMap((cloud) => [
      `https://region1.oic.prod-aks.azure.${cloud}/${tenant}/${cluster}`,
      `https://region1.oic.prod-aks.azure.${cloud}/${tenant}/`,
      `https://region1.oic.prod-aks.azure.${cloud}/contoso/twins/`,
      `https://region1.oic.prod-aks.azure.${cloud}/${tenant}/${cluster}//`,
      `https://oic.prod-aks.azure.${cloud}/${tenant}/${cluster}/`,
      `https://oidc.prod-aks.azure.${cloud}/${cluster}`,
      `https://oidc.prod-aks.azure.${cloud}/`,
    ]),
    'https://region1.oic.prod-aks.azure.com/ABCDEF00-0000-4000-8000-000000000000/ABCDEF00-0000-4000-8000-000000000000/',
    'https://token.actions.githubusercontent.com/',
    'https://actions.githubusercontent.com',
    'https://github.com',
    'https://contoso.ghe.com',
    `https://vstoken.dev.azure.com/${tenant}/`,
    'https://vstoken.dev.azure.com/contoso',
    `https://login.microsoftonline.com/${tenant}/v2.0/`,
    `https://login.microsoftonline.com/${tenant}`,
    'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0',
    'https://gitlab.com/',
    'https://www.gitlab.com',
    'https://gitlab.com/contoso',
    'https://gitlab.com/https://gitlab.com',
    'https://app.terraform.io/',
    'https://accounts.google.com/',
    'https://container.googleapis.com/v1/projects/plants/locations/europe-west1/clusters/twins/',
    'https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF/',
    'https://oidc.eks.eu-central-1.amazonaws.com',
    'https://bitbucket.org/contoso',
    'https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc/',
  ])('%s is none that its host issues', (issuer) => {
    expect(of(issuer)).toEqual(['federated-issuer']);
  });

  test.each([
    ['https://A.b', /host name in lower case/],
    ['https://GitLab.contoso.com', /host name in lower case/],
    ['https://a.b:443', /a port from 1 to 65535, or none where it is 443/],
    ['https://a.b:0', /a port/],
    ['https://a.b:08443', /a port/],
    ['https://a.b:65536', /a port/],
    ['https://a.b:123456', /a port/],
    ['https://gitlab', /the internet can reach/],
    ['https://localhost:8443', /the internet can reach/],
    ['https://10.1.2.3', /the internet can reach/],
    ['https://kubernetes.default.svc', /the internet can reach/],
    ['https://kubernetes.default.svc.cluster.local', /the internet can reach/],
    ['https://gitlab.internal', /the internet can reach/],
    ['https://gitlab.localhost', /the internet can reach/],
    ['https://a-.b', /the internet can reach/],
    ['https://a..b', /the internet can reach/],
    ['https://a.b.', /the internet can reach/],
    ['https://a.b/.well-known/openid-configuration', /not the address of its configuration/],
    ['https://a.b/c/.well-known/jwks.json', /not the address of its configuration/],
  ])('%s is one problem', (issuer, wrong) => {
    expect(problems(() => register({ credential: credentialOf(issuer) }))).toEqual([expect.stringMatching(wrong)]);
    expect(of(issuer)).toEqual(['federated-issuer']);
  });

  test.each([
    'https://a.b:65535',
    'https://a.b:1',
    'https://xn--mnchen-3ya.de',
    'https://a.local.b',
    'https://my_app.a.b',
    'https://not-gitlab.com/', // like one that is known
    'https://gitlab.com.a.b/',
  ])('%s is accepted as it is', (issuer) => {
    expect(of(issuer)).toEqual([]);
  });

  test('what is wrong with any issuer is reported before the form of a known one', () => {
    expect(of('https://Oidc.prod-aks.azure.com:443/')).toEqual(['federated-issuer', 'federated-issuer']);
  });
});
