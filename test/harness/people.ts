import supertest from 'supertest';

import type { GraphqlAnswer } from './answers.js';

/** Somebody at a screen: signed in, and sending what the portal would send. */
export class Person {
  private constructor(
    private readonly api: string,
    private readonly cookie: string,
  ) {}

  static async signIn(api: string, email: string, password: string): Promise<Person> {
    const answer = await supertest(api).post('/session').set('origin', api).send({ email, password });
    if (answer.status !== 204) throw new Error(`Signing in answered ${answer.status}.`);
    const [cookie] = answer.get('Set-Cookie') ?? [];
    return new Person(api, cookie?.split(';')[0] ?? '');
  }

  /** Somebody who is not signed in. */
  static stranger(api: string): Person {
    return new Person(api, '');
  }

  async asks(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    const request = supertest(this.api).post('/graphql').set('origin', this.api);
    if (this.cookie) void request.set('cookie', this.cookie);
    const answer = await request.send({ query, variables });
    return { status: answer.status, body: answer.body as GraphqlAnswer['body'] };
  }

  /** The same for a mutation that takes one input. */
  does(mutation: string, input: Record<string, unknown>): Promise<GraphqlAnswer> {
    return this.asks(mutation, { input });
  }
}
