/** The addresses of the pages. The key that opens the portal is the first part of each. */
export class Links {
  public readonly home: string;
  public readonly style: string;
  public readonly registrations: string;
  public readonly enterpriseApplications: string;
  public readonly instances: string;

  public constructor(key: string) {
    this.home = `/${key}/`;
    this.style = `${this.home}style.css`;
    this.registrations = `${this.home}registrations`;
    this.enterpriseApplications = `${this.home}enterprise-applications`;
    this.instances = `${this.home}instances`;
  }

  public registration(clientId: string, blade = 'overview'): string {
    return `${this.registrations}/${encodeURIComponent(clientId)}/${blade}`;
  }

  public enterpriseApplication(objectId: string, blade = 'properties'): string {
    return `${this.enterpriseApplications}/${encodeURIComponent(objectId)}/${blade}`;
  }

  public instance(resourceGroup: string, name: string, blade = 'overview'): string {
    return `${this.instances}/${encodeURIComponent(resourceGroup)}/${encodeURIComponent(name)}/${blade}`;
  }
}
