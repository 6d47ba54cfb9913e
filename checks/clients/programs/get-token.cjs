// Signs in with @azure/identity and the variables of the shell, and asks for a token.
const { EnvironmentCredential } = require('@azure/identity');

new EnvironmentCredential({ disableInstanceDiscovery: true })
  .getToken('https://digitaltwins.azure.net/.default')
  .then(({ token }) => console.log(token.split('.').length))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
