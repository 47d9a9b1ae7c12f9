import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { GqlExecutionContext, GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';

import { reaches } from '#learners/accounts';

import { disagreements, isOfLearners, mayAsk } from '../authorisation.js';
import { levelOf } from '../learner-levels.js';
import { asksForPresence, stepUpDisagreements } from '../step-up.js';
import type { GraphqlContext, Operation } from './operation.js';
import { freshSignInNeeded, notPermitted, notSignedIn, signInNeeded, stepUpRequired } from './refusals.js';

/**
 * Stands before every root field: turned away is who is not signed in, whose roles the table does not name, and who
 * has not proved lately enough where the field asks for that who they are. A field of learners takes a learner's session
 * and never another, and no other field takes a learner's.
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
    const rootField = `${parentType.name}.${fieldName}`;
    if (operation.person === null && operation.ownLearner === null) throw notSignedIn(operation.locale);
    return isOfLearners(rootField) ? admitLearner(rootField, operation) : admitPerson(rootField, operation);
  }
}

function admitPerson(rootField: string, { person, locale }: Operation): true {
  if (person === null || !mayAsk(rootField, person.actor.roles)) throw notPermitted(locale);
  if (asksForPresence(rootField) && !person.isPresent) throw stepUpRequired(locale);
  return true;
}

function admitLearner(rootField: string, { ownLearner, locale }: Operation): true {
  if (ownLearner === null) throw notPermitted(locale);
  const needed = levelOf(rootField);
  if (reaches(ownLearner.level, needed)) return true;
  throw needed === 'FRESH' ? freshSignInNeeded(locale) : signInNeeded(locale);
}

export function rootFieldsOf(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`),
  );
}
