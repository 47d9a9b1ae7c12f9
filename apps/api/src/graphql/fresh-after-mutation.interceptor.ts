import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { finalize, type Observable } from 'rxjs';

import type { GraphqlContext } from './operation.js';

/** What was loaded before a mutation is not shown after it. */
@Injectable()
export class FreshAfterMutation implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    if (graphql.getInfo<GraphQLResolveInfo>().parentType.name !== 'Mutation') return next.handle();
    const { operation } = graphql.getContext<GraphqlContext>();
    return next.handle().pipe(finalize(() => operation.forgetLoaded()));
  }
}
