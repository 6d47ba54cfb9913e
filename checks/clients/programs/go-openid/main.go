// Signs in a user with zitadel/oidc, which checks what OpenID Connect says of each answer: by the code and by the implicit
// flow. Asks who they are, and signs them out.
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

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"golang.org/x/oauth2"
)

const nonce = "a nonce"

var (
	ctx      = context.Background()
	client   rp.RelyingParty
	redirect string
)

func main() {
	issuer := os.Getenv("AZURE_AUTHORITY_HOST") + "/" + os.Getenv("AZURE_TENANT_ID") + "/v2.0"
	redirect = os.Args[3]
	checks := rp.WithVerifierOpts(rp.WithNonce(func(context.Context) string { return nonce }))
	var err error
	client, err = rp.NewRelyingPartyOIDC(ctx, issuer, os.Args[1], os.Args[2], redirect, []string{"openid", "profile"}, checks)
	must(err)

	tokens, err := byCode()
	must(err)
	user, err := rp.Userinfo[*oidc.UserInfo](ctx, tokens.AccessToken, tokens.TokenType, tokens.IDTokenClaims.Subject, client)
	must(err)
	printed := map[string]any{"code": tokens.IDTokenClaims.PreferredUsername, "name": user.Name}
	printed["implicit"] = outcome(implicitly())
	printed["silent"] = silently()
	signOut := url.Values{"post_logout_redirect_uri": {redirect}, "id_token_hint": {tokens.IDToken}}
	printed["led back"] = browse(client.GetEndSessionEndpoint()+"?"+signOut.Encode()) == redirect
	printed["silent, signed out"] = silently()
	json.NewEncoder(os.Stdout).Encode(printed)
}

func byCode(asked ...string) (*oidc.Tokens[*oidc.IDTokenClaims], error) {
	led, err := authorized(asked...)
	if err != nil {
		return nil, err
	}
	return rp.CodeExchange[*oidc.IDTokenClaims](ctx, led.Get("code"), client)
}

func implicitly() (*oidc.IDTokenClaims, error) {
	led, err := authorized("response_type", "id_token")
	if err != nil {
		return nil, err
	}
	return rp.VerifyIDToken[*oidc.IDTokenClaims](ctx, led.Get("id_token"), client.IDTokenVerifier())
}

func silently() string {
	tokens, err := byCode("prompt", "none")
	if err != nil {
		return outcome(nil, err)
	}
	return outcome(tokens.IDTokenClaims, nil)
}

// What the user is led back with, in the query or in the fragment.
func authorized(asked ...string) (url.Values, error) {
	options := []oauth2.AuthCodeOption{oauth2.SetAuthURLParam("nonce", nonce)}
	for index := 0; index < len(asked); index += 2 {
		options = append(options, oauth2.SetAuthURLParam(asked[index], asked[index+1]))
	}
	address := rp.AuthURL("a state", client, func() []oauth2.AuthCodeOption { return options })
	led, err := url.Parse(browse(address))
	must(err)
	answer, err := url.ParseQuery(led.RawQuery + led.Fragment)
	must(err)
	if refused := answer.Get("error_description"); refused != "" {
		return nil, errors.New(refused)
	}
	return answer, nil
}

// Opens an address; where the user is led back to.
func browse(address string) string {
	output, err := exec.Command("xdg-open", address).Output()
	must(err)
	return strings.TrimSpace(string(output))
}

var refusal = regexp.MustCompile(`AADSTS\d+`)

// Who is signed in, or the code of the refusal.
func outcome(user *oidc.IDTokenClaims, err error) string {
	if err == nil {
		return user.PreferredUsername
	}
	if code := refusal.FindString(err.Error()); code != "" {
		return code
	}
	panic(err)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
