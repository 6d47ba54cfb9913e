import { TerraformVariable } from 'cdktf';
import { ClientCredential, ClientSecret, type ClientSecretOptions } from '../../../src';
import { codes, problems } from '../../support/problems';
import { newStack, register, synth, Terraform } from '../../support/synth';

const secretOf = (options: object) =>
  synth({ credential: ClientCredential.secret(options) }).resource('azuread_application_password');

describe('the lifetime of a secret', () => {
  test('is 180 days by default', () => {
    expect(synth().resource('azuread_application_password').end_date).toBe('${timeadd(plantimestamp(), "4320h")}');
  });

  test.each([1, 730])('may be %d days', (lifetimeDays) => {
    expect(secretOf({ lifetimeDays }).end_date).toBe(`\${timeadd(plantimestamp(), "${lifetimeDays * 24}h")}`);
  });

  test.each([0, -1, 731, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '90', '${var.days}', null])(
    'must not be %p',
    (lifetimeDays) => {
      expect(codes({ credential: ClientCredential.secret({ lifetimeDays: lifetimeDays as number }) })).toEqual([
        'lifetime-days',
      ]);
    },
  );

  test('may be a token, which Terraform turns into hours', () => {
    const stack = newStack();
    const days = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
    register({ credential: ClientCredential.secret({ lifetimeDays: days }) }, stack);
    const secret = Terraform.of(stack).resource('azuread_application_password');
    expect(secret.end_date).toBe('${timeadd(plantimestamp(), "${(var.days * 24)}h")}');
    expect(secret.rotate_when_changed).toEqual({ lifetime_days: '${var.days}' });
  });

  test('is what makes a new secret when it changes, while the time of the plan does not', () => {
    const secret = secretOf({ lifetimeDays: 90 });
    expect(secret.rotate_when_changed).toEqual({ lifetime_days: '90' });
    expect(secret.lifecycle.ignore_changes).toEqual(['end_date']);
    expect(secret.end_date_relative).toBeUndefined(); // the provider ignores it
  });

  test('ends a secret only when its successor is there', () => {
    expect(secretOf({}).lifecycle.create_before_destroy).toBe(true);
  });
});

describe('the description of a secret', () => {
  test('is left to Entra ID by default', () => {
    expect(secretOf({}).display_name).toBeUndefined();
  });

  test.each(['', ' '])('must not be %p', (description) => {
    expect(codes({ credential: ClientCredential.secret({ description }) })).toEqual(['description-blank']);
  });

  test.each([' a', 'a\n', 'a\nb', 'a\u0000b'])('must not be %p either', (description) => {
    expect(codes({ credential: ClientCredential.secret({ description }) })).toEqual(['white-space']);
  });

  test('must be a string', () => {
    expect(codes({ credential: ClientCredential.secret({ description: 1 as unknown as string }) })).toEqual(['type']);
  });
});

describe('a further secret', () => {
  test('is checked like the first, under its own names', () => {
    expect(problems(() => register().addClientSecret('Ci', { lifetimeDays: 0 }))[0]).toMatch(/^lifetimeDays must be/);
    expect(problems(() => register({ credential: ClientCredential.secret({ lifetimeDays: 0 }) }))[0]).toMatch(
      /^credential\.lifetimeDays must be/,
    );
  });

  test('waits for the one before it, because Entra ID refuses concurrent writes', () => {
    const stack = newStack();
    const registration = register({}, stack);
    registration.addClientSecret('A');
    registration.addClientSecret('B');
    const secrets = Object.entries(Terraform.of(stack).resources('azuread_application_password'));
    const [first, second] = secrets.map(([id]) => `azuread_application_password.${id}`);
    expect(secrets.map(([, secret]) => secret.depends_on)).toEqual([undefined, [first], [second]]);
  });

  test('in another stack waits for those of that stack only', () => {
    const registration = register();
    const stack = newStack('other');
    new ClientSecret(stack, 'First', { registration });
    registration.addClientSecret('Between');
    new ClientSecret(stack, 'Second', { registration });
    const secrets = Object.entries(Terraform.of(stack).resources('azuread_application_password'));
    const [first] = secrets.map(([id]) => id).filter((id) => id.startsWith('First_'));
    expect(secrets.map(([id, secret]) => [id.replace(/_.*/, ''), secret.depends_on])).toEqual([
      ['First', undefined],
      ['Second', [`azuread_application_password.${first}`]],
    ]);
  });

  test('goes to the registration that it is added to, whatever else the options hold', () => {
    const stack = newStack();
    const registration = register({ credential: ClientCredential.none() }, stack);
    registration.addClientSecret('Ci', { registration: register() } as ClientSecretOptions);
    expect(Terraform.of(stack).resource('azuread_application_password').application_id).toMatch(
      /azuread_application\.Client_/,
    );
  });

  test('has environment variables of its own', () => {
    const registration = register({ credential: ClientCredential.none() });
    const secret = registration.addClientSecret('Ci');
    expect(Object.keys(registration.environmentVariables)).toEqual(['AZURE_CLIENT_ID', 'AZURE_TENANT_ID']);
    expect(Object.keys(secret.environmentVariables)).toContain('AZURE_CLIENT_SECRET');
  });
});

describe('a registration without a secret', () => {
  test('makes none', () => {
    expect(synth({ credential: ClientCredential.none() }).resources('azuread_application_password')).toEqual({});
  });

  test('is the only thing other than a ClientCredential that is not one', () => {
    expect(codes({ credential: {} as ClientCredential })).toEqual(['type']);
    expect(codes({ credential: null as unknown as ClientCredential })).toEqual(['type']);
    expect(codes({ credential: { _check: 'secret' } as unknown as ClientCredential })).toEqual(['type']);
  });
});
