import { readFileSync } from 'node:fs';
import { blocks } from '../support/markdown';

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

test('the page of the wheel shows the file of the quickstart that makes the start faster', () => {
  const [shown] = blocks('docs/python.md').filter(({ title }) => title === 'shallow_azurerm.py');
  expect(shown.text).toBe(readFileSync('examples/python/quickstart/shallow_azurerm.py', 'utf8'));
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
