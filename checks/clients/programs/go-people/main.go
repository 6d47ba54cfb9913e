// Signs in a person with azidentity, MSAL for Go and golang.org/x/oauth2: in a browser, by device code, by password, and silently.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/AzureAD/microsoft-authentication-library-for-go/apps/confidential"
	"github.com/AzureAD/microsoft-authentication-library-for-go/apps/public"
	"golang.org/x/oauth2"
)

var (
	ctx       = context.Background()
	tenant    = os.Getenv("AZURE_TENANT_ID")
	host      = os.Getenv("AZURE_AUTHORITY_HOST")
	authority = host + "/" + tenant
	scopes    = []string{"https://digitaltwins.azure.net/.default"}
)

func main() {
	client, web, secret, redirect := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	printed := map[string]string{}
	withAzidentity(client, printed)
	withOAuth2(client, printed)
	withMSAL(web, secret, redirect, printed)
	withPassword(client, printed)
	json.NewEncoder(os.Stdout).Encode(printed)
}

func withAzidentity(client string, printed map[string]string) {
	options := policy.ClientOptions{Cloud: cloud.Configuration{ActiveDirectoryAuthorityHost: host}}
	browser, err := azidentity.NewInteractiveBrowserCredential(&azidentity.InteractiveBrowserCredentialOptions{
		ClientOptions: options, TenantID: tenant, ClientID: client, DisableInstanceDiscovery: true})
	must(err)
	device, err := azidentity.NewDeviceCodeCredential(&azidentity.DeviceCodeCredentialOptions{
		ClientOptions: options, TenantID: tenant, ClientID: client, DisableInstanceDiscovery: true,
		UserPrompt: func(_ context.Context, message azidentity.DeviceCodeMessage) error {
			browse(message.VerificationURL, message.UserCode)
			return nil
		}})
	must(err)
	record, err := browser.Authenticate(ctx, &policy.TokenRequestOptions{Scopes: scopes})
	printed["interactive"] = outcome(record.Username, err)
	record, err = device.Authenticate(ctx, &policy.TokenRequestOptions{Scopes: scopes})
	printed["device code"] = outcome(record.Username, err)
}

func withOAuth2(client string, printed map[string]string) {
	config := oauth2.Config{ClientID: client, RedirectURL: "http://localhost", Scopes: append(scopes, "offline_access"),
		Endpoint: oauth2.Endpoint{AuthURL: authority + "/oauth2/v2.0/authorize", TokenURL: authority + "/oauth2/v2.0/token"}}
	proof, other := oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
	signIn := func(verifier, parameter, value string) (*oauth2.Token, error) {
		led := answer(config.AuthCodeURL("", oauth2.S256ChallengeOption(proof), oauth2.SetAuthURLParam(parameter, value)))
		if refusal := led.Get("error_description"); refusal != "" {
			return nil, errors.New(refusal)
		}
		return config.Exchange(ctx, led.Get("code"), oauth2.VerifierOption(verifier))
	}
	token, err := signIn(proof, "response_mode", "form_post")
	printed["code"] = outcome("signed in", err)
	if err == nil {
		token.Expiry = time.Now()
		_, err = config.TokenSource(ctx, token).Token()
		printed["refreshed"] = outcome("signed in", err)
	}
	_, err = signIn(proof, "prompt", "none")
	printed["code, silent"] = outcome("signed in", err)
	_, err = signIn(other, "prompt", "none")
	printed["code, wrong proof key"] = outcome("signed in", err)
}

func withMSAL(client, secret, redirect string, printed map[string]string) {
	credential, err := confidential.NewCredFromSecret(secret)
	must(err)
	app, err := confidential.New(authority, client, credential, confidential.WithInstanceDiscovery(false))
	must(err)
	address, err := app.AuthCodeURL(ctx, client, redirect, scopes)
	must(err)
	code := answer(address).Get("code")
	for _, name := range []string{"web", "web, same code"} {
		result, err := app.AcquireTokenByAuthCode(ctx, code, redirect, scopes)
		printed[name] = outcome(result.Account.PreferredUsername, err)
	}
}

func withPassword(client string, printed map[string]string) {
	app, err := public.New(client, public.WithAuthority(authority), public.WithInstanceDiscovery(false))
	must(err)
	username, password := os.Getenv("LOCAL_AZURE_USER"), os.Getenv("LOCAL_AZURE_PASSWORD")
	result, err := app.AcquireTokenByUsernamePassword(ctx, scopes, username, password)
	printed["password"] = outcome(result.Account.PreferredUsername, err)
}

// Opens an address; where the person is led back to.
func browse(arguments ...string) string {
	output, err := exec.Command("xdg-open", arguments...).Output()
	must(err)
	return strings.TrimSpace(string(output))
}

// What the person is led back with.
func answer(address string) url.Values {
	led, err := url.Parse(browse(address))
	must(err)
	return led.Query()
}

var refusal = regexp.MustCompile(`AADSTS\d+`)

// Who is signed in, or the code of the refusal.
func outcome(username string, err error) string {
	if err == nil {
		return username
	}
	return refusal.FindString(err.Error())
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
