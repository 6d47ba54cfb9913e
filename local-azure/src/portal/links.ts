/** The addresses of the pages. The key that opens the portal is the first part of each. */
export class Links {
  public readonly home: string;
  public readonly style: string;
  public readonly registrations: string;
  public readonly instances: string;

  public constructor(key: string) {
    this.home = `/${key}/`;
    this.style = `${this.home}style.css`;
    this.registrations = `${this.home}registrations`;
    this.instances = `${this.home}instances`;
  }

  public registration(clientId: string, blade = 'overview'): string {
    return `${this.registrations}/${encodeURIComponent(clientId)}/${blade}`;
  }

  public instance(resourceGroup: string, name: string, blade = 'overview'): string {
    return `${this.instances}/${encodeURIComponent(resourceGroup)}/${encodeURIComponent(name)}/${blade}`;
  }
}
