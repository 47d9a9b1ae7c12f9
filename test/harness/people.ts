import supertest, { type Response } from 'supertest';

import type { GraphqlAnswer } from './answers.js';
import type { PortalOperation } from './portal-operations.js';

/** Somebody at a screen: signed in, and sending what the portal would send. */
export class Person {
  private constructor(
    private readonly api: string,
    private readonly cookie: string,
    private readonly address: string,
    private readonly operations: ReadonlyMap<string, PortalOperation> | null = null,
  ) {}

  /** `address` is where requests go when a proxy would stand between the portal's origin and the api. */
  static async signIn(api: string, email: string, password: string, address = api): Promise<Person> {
    const { host } = new URL(api);
    const answer = await supertest(address)
      .post('/session')
      .set({ origin: api, host })
      .send({ email, password });
    if (answer.status !== 204) throw new Error(`Signing in answered ${answer.status}.`);
    const [cookie] = answer.get('Set-Cookie') ?? [];
    return new Person(api, cookie?.split(';')[0] ?? '', address);
  }

  /** Somebody whose browser holds this cookie: a learner’s, for one. */
  static holding(api: string, cookie: string): Person {
    return new Person(api, cookie, api);
  }

  /** Somebody who is not signed in. */
  static stranger(api: string): Person {
    return new Person(api, '', api);
  }

  /** The same person, sending no text: in its place goes the portal’s own operation of the same field, by its id. */
  byPortal(operations: ReadonlyMap<string, PortalOperation>): Person {
    return new Person(this.api, this.cookie, this.address, operations);
  }

  async asks(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    const { host } = new URL(this.api);
    const request = supertest(this.address).post('/graphql').set({ origin: this.api, host });
    if (this.cookie) void request.set('cookie', this.cookie);
    const answer = await request.send({ ...this.sent(query), variables });
    return { status: answer.status, body: answer.body as GraphqlAnswer['body'] };
  }

  /** Opens an address of the api's, as a browser would that sends these headers besides the cookie. */
  opens(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const { host } = new URL(this.api);
    const request = supertest(this.address)
      .get(path)
      .set({ host, ...headers });
    if (this.cookie) void request.set('cookie', this.cookie);
    return Promise.resolve(request);
  }

  /** The same for a mutation that takes one input. */
  does(mutation: string, input: Record<string, unknown>): Promise<GraphqlAnswer> {
    return this.asks(mutation, { input });
  }

  private sent(query: string): { query: string } | { documentId: string } {
    if (this.operations === null) return { query };
    const [, field = ''] = /{\s*(\w+)/.exec(query) ?? [];
    const operation = this.operations.get(`${field[0]?.toUpperCase()}${field.slice(1)}`);
    if (operation === undefined) throw new Error(`The portal has no operation of the field ${field}.`);
    return { documentId: operation.id };
  }
}
