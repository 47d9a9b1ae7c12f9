// planted: graphql-in-api
import { ObjectType } from '@nestjs/graphql';

export const planted = ObjectType;
