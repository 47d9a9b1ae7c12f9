/** What the cross-check uses of a package that brings no types. */
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export interface List {
    readonly length: number;
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  }
  export function createList(options: { length: number }): Promise<List>;
  export function decodeList(options: { encodedList: string }): Promise<List>;
  export function checkStatus(options: {
    credential: object;
    documentLoader: (url: string) => Promise<{ document: object }>;
    verifyBitstringStatusListCredential: boolean;
  }): Promise<{
    readonly verified: boolean;
    readonly results?: readonly { readonly status: boolean }[];
    readonly error?: Error;
  }>;
}
