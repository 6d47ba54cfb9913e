// Signs in with azidentity and the variables of the shell, and asks for a token.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

func main() {
	credential, err := azidentity.NewEnvironmentCredential(
		&azidentity.EnvironmentCredentialOptions{DisableInstanceDiscovery: true})
	if err != nil {
		fail(err)
	}
	token, err := credential.GetToken(context.Background(),
		policy.TokenRequestOptions{Scopes: []string{"https://digitaltwins.azure.net/.default"}})
	if err != nil {
		fail(err)
	}
	fmt.Println(len(strings.Split(token.Token, ".")))
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
