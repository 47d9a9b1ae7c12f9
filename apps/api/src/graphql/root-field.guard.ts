import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { GqlExecutionContext, GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';

import { disagreements, mayAsk } from '../authorisation.js';
import type { GraphqlContext } from './operation.js';
import { notPermitted, notSignedIn } from './refusals.js';

/** Stands before every root field: whoever is not signed in, or whose roles the table does not name, is turned away. */
@Injectable()
export class RootFieldGuard implements CanActivate, OnApplicationBootstrap {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** An api whose table and schema disagree does not start. */
  onApplicationBootstrap(): void {
    const faults = disagreements(rootFieldsOf(this.host.schema));
    if (faults.length > 0) throw new Error(`The api cannot start:\n${faults.join('\n')}`);
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { operation } = graphql.getContext<GraphqlContext>();
    const { parentType, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (operation.person === null) throw notSignedIn(operation.locale);
    if (mayAsk(`${parentType.name}.${fieldName}`, operation.person.actor.roles)) return true;
    throw notPermitted(operation.locale);
  }
}

export function rootFieldsOf(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`),
  );
}
