/** What the api must be told. A class, so that it can be asked for by name. */
export abstract class ApiSettings {
  /** 0 takes a free port. */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Where people reach the portal; decides which hosts and origins are ours. */
  abstract readonly publicOrigin: string;
  /** Where badges are verified; stands in links and credentials. */
  abstract readonly verifyOrigin: string;
  abstract readonly databaseUrls: { readonly tenant: string; readonly hq: string; readonly identity: string };
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  abstract readonly trustedProxies: readonly string[];
  /** No introspection. */
  abstract readonly production: boolean;
  /** The manifest of the documents that the portal was built with; null knows none. */
  abstract readonly documentsFile: string | null;
  /** Callers with a session send ids of those documents and no text of their own. */
  abstract readonly trustedDocumentsOnly: boolean;
  /** What the evidence files of one agency may weigh together, in bytes. */
  abstract readonly evidenceBytesPerAgency: number;
  /** Where a demo keeps its mail, for its mail page; null where there is no such page. */
  abstract readonly mailFolder: string | null;
  /** The built portal; null serves none. */
  abstract readonly portalFolder: string | null;
}
