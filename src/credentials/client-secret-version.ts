/** A client secret, as a client or a key vault needs it. */
export interface ClientSecretVersion {
  /** The secret. Mark every output that carries it as sensitive. */
  readonly value: string;

  /** What the portal shows as *Secret ID*: it names the secret and may be seen by anybody. */
  readonly keyId: string;

  /** When the secret expires, as an RFC 3339 time in UTC: `2027-01-31T12:00:00Z`. */
  readonly endDate: string;
}
