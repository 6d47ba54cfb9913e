import { javascript } from 'projen';

/** The style of this repository: two spaces, single quotes, 120 columns, and the recommended rules but two. */
export const biomeOptions: javascript.BiomeOptions = {
  version: '~2.5.15', // the packages of 2.6.8 are not there for every platform
  biomeConfig: {
    formatter: {
      indentStyle: javascript.biome_config.IndentStyle.SPACE,
      indentWidth: 2,
      lineWidth: 120,
    },
    javascript: {
      formatter: { quoteStyle: javascript.biome_config.QuoteStyle.SINGLE },
    },
    linter: {
      rules: {
        // jsii knows no constants outside a class.
        complexity: { noStaticOnlyClass: 'off' },
        // What looks like a forgotten template string is a Terraform expression.
        suspicious: { noTemplateCurlyInString: 'off' },
        // A binding's root loads every resource of the provider: seconds and hundreds of megabytes for azurerm.
        style: {
          noRestrictedImports: {
            level: 'error',
            options: {
              paths: Object.fromEntries(
                ['@cdktf/provider-azuread', '@cdktf/provider-azurerm'].flatMap((root) =>
                  [root, `${root}/lib`].map((path) => [path, `Import ${root}/lib/<resource>.`]),
                ),
              ),
            },
          },
        },
      },
    },
  },
};
