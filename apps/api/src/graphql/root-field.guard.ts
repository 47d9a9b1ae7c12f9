import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { GqlExecutionContext, GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';

import { disagreements, mayAsk } from '../authorisation.js';
import { asksForPresence, stepUpDisagreements } from '../step-up.js';
import type { GraphqlContext } from './operation.js';
import { notPermitted, notSignedIn, stepUpRequired } from './refusals.js';

/**
 * Stands before every root field: turned away is who is not signed in, whose roles the table does not name, and who
 * has not given the password lately where the field asks for that.
 */
@Injectable()
export class RootFieldGuard implements CanActivate, OnApplicationBootstrap {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** An api whose table and schema disagree does not start. */
  onApplicationBootstrap(): void {
    const rootFields = rootFieldsOf(this.host.schema);
    const faults = [...disagreements(rootFields), ...stepUpDisagreements(rootFields)];
    if (faults.length > 0) throw new Error(`The api cannot start:\n${faults.join('\n')}`);
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { operation } = graphql.getContext<GraphqlContext>();
    const { parentType, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (operation.person === null) throw notSignedIn(operation.locale);
    const rootField = `${parentType.name}.${fieldName}`;
    if (!mayAsk(rootField, operation.person.actor.roles)) throw notPermitted(operation.locale);
    if (asksForPresence(rootField) && !operation.person.isPresent) throw stepUpRequired(operation.locale);
    return true;
  }
}

export function rootFieldsOf(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`),
  );
}
