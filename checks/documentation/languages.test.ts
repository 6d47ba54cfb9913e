import { readFileSync } from 'node:fs';

const { version, jsii, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const { java } = jsii.targets;

test('the quickstart in Python asks for the bindings of the versions that are tested here', () => {
  const requirements = readFileSync('examples/python/quickstart/requirements.txt', 'utf8');
  expect(requirements.trim().split('\n')).toEqual([
    `cdktf==${devDependencies.cdktf}`,
    `cdktf-cdktf-provider-azuread==${devDependencies['@cdktf/provider-azuread']}`,
    `cdktf-cdktf-provider-azurerm==${devDependencies['@cdktf/provider-azurerm']}`,
  ]);
});

test('the quickstart in Java asks for the library, and the bindings of the versions that are tested here', () => {
  const project = readFileSync('examples/java/quickstart/pom.xml', 'utf8');
  const dependency =
    /<groupId>(.+)<\/groupId>\s*<artifactId>(.+)<\/artifactId>\s*<version>(.+)<\/version>\s*<\/dependency>/g;
  expect([...project.matchAll(dependency)].map(([, ...coordinates]) => coordinates.join(':'))).toEqual([
    `${java.maven.groupId}:${java.maven.artifactId}:${version}`,
    `com.hashicorp:cdktf:${devDependencies.cdktf}`,
    `com.hashicorp:cdktf-provider-azuread:${devDependencies['@cdktf/provider-azuread']}`,
    `com.hashicorp:cdktf-provider-azurerm:${devDependencies['@cdktf/provider-azurerm']}`,
    `software.constructs:constructs:${devDependencies.constructs}`,
  ]);
});
