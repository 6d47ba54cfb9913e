/** What an emulated API answers when it refuses: a status, and a body in the shape of that API. */
export class Refusal extends Error {
  public constructor(
    public readonly status: number,
    public readonly body: object,
    public readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body));
  }
}

/** The error shape that Microsoft Graph and Azure Resource Manager share. */
export function refuse(status: number, code: string, message: string): Refusal {
  return new Refusal(status, { error: { code, message } });
}
